package io.aiomysql.benchmarks;

import io.aiomysql.protocol.row.RowStorage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Rows out of memory: one operation is one row of ten columns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms512m", "-Xmx512m"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class RowBenchmark {

    private static final int ROWS = 1_000;

    private final byte[] answer;
    private final MemoryConnection connection;
    private final RowReader stored;

    RowBenchmark(boolean binary) {
        this.answer = OrdersResult.stream(ROWS, binary);
        this.connection = new MemoryConnection(binary);
        this.stored = new RowReader(connection.query(answer), connection);
    }

    /** From bytes to rows whose cells are found and checked, and not read. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public RowStorage store() {
        return connection.query(answer);
    }

    /** As {@link #store}, and each cell is read as a caller would: integers as such, the rest as text. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void storeAndRead(Blackhole values) {
        RowReader reader = new RowReader(connection.query(answer), connection);
        for (int row = 0; row < ROWS; row++) {
            readIntegers(reader, row, values);
            for (int column = OrdersResult.CODE; column <= OrdersResult.NOTE; column++) {
                values.consume(reader.readString(row, column));
            }
        }
    }

    /** As {@link #store}, and each cell becomes an object of its column's own type: BigDecimal, LocalDateTime. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void storeAndReadObjects(Blackhole values) {
        RowReader reader = new RowReader(connection.query(answer), connection);
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < OrdersResult.COLUMNS; column++) {
                values.consume(reader.read(row, column));
            }
        }
    }

    /** The five numbers of rows that are there already, as primitives, the DECIMAL as double: allocates nothing. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void readPrimitives(Blackhole values) {
        for (int row = 0; row < ROWS; row++) {
            readIntegers(stored, row, values);
            values.consume(stored.readDouble(row, OrdersResult.PRICE));
        }
    }

    private static void readIntegers(RowReader reader, int row, Blackhole values) {
        values.consume(reader.readLong(row, OrdersResult.ID));
        values.consume(reader.readInt(row, OrdersResult.CUSTOMER));
        values.consume(reader.readInt(row, OrdersResult.QUANTITY));
        values.consume(reader.readLong(row, OrdersResult.VIEWS));
    }
}
