package io.aiomysql.internal.memory;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;

import io.aiomysql.testkit.fake.ColumnDefinition;
import io.aiomysql.testkit.fake.PayloadBuilder;
import io.aiomysql.testkit.fake.ServerPackets;
import java.util.ArrayList;
import java.util.List;

/** The server's side of prepared statements, as payloads. */
public final class StatementAnswers {

    public static final int CURSOR_EXISTS = 0x0040;
    public static final int LAST_ROW_SENT = 0x0080;

    private static final int DATETIME = 0x0C;

    private StatementAnswers() {}

    /** COM_STMT_PREPARE_OK with its parameters, and one BIGINT column, named n. */
    public static byte[][] prepared(int id, int parameters) {
        List<byte[]> payloads = new ArrayList<>();
        payloads.add(new PayloadBuilder()
                .int1(0)
                .int4(id)
                .int2(1)
                .int2(parameters)
                .int1(0)
                .int2(0)
                .toArray());
        for (int i = 0; i < parameters; i++) {
            // Values of all kinds fit this type, which MySQL derives for a DATETIME column.
            payloads.add(ColumnDefinition.of("?", DATETIME).payload());
        }
        payloads.add(ColumnDefinition.bigint("n").payload());
        return payloads.toArray(new byte[0][]);
    }

    /** A result with a BIGINT column, named n, in binary rows. */
    public static byte[][] longsEnding(int status, long... values) {
        List<byte[]> payloads = new ArrayList<>();
        payloads.add(ServerPackets.columnCount(1));
        payloads.add(ColumnDefinition.bigint("n").payload());
        addRows(payloads, values);
        payloads.add(ServerPackets.okTerminator(status, 0));
        return payloads.toArray(new byte[0][]);
    }

    public static byte[][] longs(long... values) {
        return longsEnding(AUTOCOMMIT, values);
    }

    /** A result of the same column whose definition MariaDB leaves out. */
    public static byte[][] longsWithoutDefinition(long... values) {
        List<byte[]> payloads = new ArrayList<>();
        payloads.add(new byte[] {1, 0});
        addRows(payloads, values);
        payloads.add(ServerPackets.okTerminator(AUTOCOMMIT, 0));
        return payloads.toArray(new byte[0][]);
    }

    /** The answer to COM_STMT_FETCH. */
    public static byte[][] fetched(int status, long... values) {
        List<byte[]> payloads = new ArrayList<>();
        addRows(payloads, values);
        payloads.add(ServerPackets.okTerminator(status, 0));
        return payloads.toArray(new byte[0][]);
    }

    public static byte[] refused(int code) {
        return ServerPackets.err(code, "HY000", "refused");
    }

    private static void addRows(List<byte[]> payloads, long... values) {
        for (long value : values) {
            payloads.add(new PayloadBuilder()
                    .int1(0)
                    .int1(0)
                    .int4(value)
                    .int4(value >>> 32)
                    .toArray());
        }
    }
}
