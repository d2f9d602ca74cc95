package io.aiomysql.benchmarks;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ColumnFlags;
import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.framing.PacketWriter;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.util.Random;

/**
 * The answer to {@code SELECT * FROM orders} as a server sends it: ten columns of the usual types, about 128 bytes a row of text on
 * the wire. Deterministic.
 */
final class OrdersResult {

    /** What the connection has negotiated. */
    static final Capabilities CAPABILITIES =
            new Capabilities(Capabilities.CLIENT_DEPRECATE_EOF | Capabilities.CLIENT_SESSION_TRACK);

    // The columns, in order.
    static final int ID = 0;
    static final int CUSTOMER = 1;
    static final int QUANTITY = 2;
    static final int VIEWS = 3;
    static final int CODE = 4;
    static final int NAME = 5;
    static final int EMAIL = 6;
    static final int PRICE = 7;
    static final int CREATED = 8;
    static final int NOTE = 9;
    static final int COLUMNS = 10;

    private static final int BINARY = 63;
    private static final int UTF8MB4 = 255;

    private final PacketWriter out = new PacketWriter();
    private final Random random = new Random(1);
    private final boolean binary;
    private int sequence = 1;

    private OrdersResult(boolean binary) {
        this.binary = binary;
    }

    /** The packets of the whole answer, to a prepared statement if it is binary. */
    static byte[] stream(int rows, boolean binary) {
        return new OrdersResult(binary).write(rows);
    }

    private byte[] write(int rows) {
        begin().writeInt1(COLUMNS);
        end();
        column("id", ColumnType.LONGLONG, BINARY, ColumnFlags.NOT_NULL | ColumnFlags.PRI_KEY | ColumnFlags.UNSIGNED);
        column("customer", ColumnType.LONG, BINARY, ColumnFlags.NOT_NULL);
        column("quantity", ColumnType.LONG, BINARY, ColumnFlags.NOT_NULL);
        column("views", ColumnType.LONGLONG, BINARY, ColumnFlags.NOT_NULL);
        column("code", ColumnType.VAR_STRING, UTF8MB4, ColumnFlags.NOT_NULL);
        column("name", ColumnType.VAR_STRING, UTF8MB4, ColumnFlags.NOT_NULL);
        column("email", ColumnType.VAR_STRING, UTF8MB4, 0);
        column("price", ColumnType.NEWDECIMAL, BINARY, ColumnFlags.NOT_NULL);
        column("created", ColumnType.DATETIME, BINARY, ColumnFlags.NOT_NULL);
        column("note", ColumnType.VAR_STRING, UTF8MB4, 0);
        for (int row = 0; row < rows; row++) {
            row(row);
        }
        // The OK packet behind rows, with autocommit on.
        begin().writeInt1(0xFE).writeInt1(0).writeInt1(0).writeInt2(2).writeInt2(0);
        end();
        return out.toBytes().toArray();
    }

    private void column(String name, ColumnType type, int collation, int flags) {
        begin().writeLenencString("def")
                .writeLenencString("shop")
                .writeLenencString("orders")
                .writeLenencString("orders")
                .writeLenencString(name)
                .writeLenencString(name)
                .writeLenenc(0x0C)
                .writeInt2(collation)
                .writeInt4(80)
                .writeInt1(type.code())
                .writeInt2(flags)
                .writeInt1(0)
                .writeZeros(2);
        end();
    }

    private void row(int row) {
        Order order = Order.random(row, random);
        PayloadWriter cells = begin();
        if (binary) {
            order.writeBinary(cells);
        } else {
            order.writeText(cells);
        }
        end();
    }

    private PayloadWriter begin() {
        return out.begin(sequence++);
    }

    private void end() {
        out.end();
    }
}
