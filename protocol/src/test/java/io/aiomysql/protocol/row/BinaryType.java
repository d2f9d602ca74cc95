package io.aiomysql.protocol.row;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ColumnDefinition41;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A column type of the binary protocol, and the lengths that the manual allows its values. */
enum BinaryType {
    DECIMAL(0x00),
    TINY(0x01),
    SHORT(0x02),
    LONG(0x03),
    FLOAT(0x04),
    DOUBLE(0x05),
    TIMESTAMP(0x07),
    LONGLONG(0x08),
    INT24(0x09),
    DATE(0x0A),
    TIME(0x0B),
    DATETIME(0x0C),
    YEAR(0x0D),
    VARCHAR(0x0F),
    BIT(0x10),
    VECTOR(0xF2),
    JSON(0xF5),
    NEWDECIMAL(0xF6),
    ENUM(0xF7),
    SET(0xF8),
    TINY_BLOB(0xF9),
    MEDIUM_BLOB(0xFA),
    LONG_BLOB(0xFB),
    BLOB(0xFC),
    VAR_STRING(0xFD),
    STRING(0xFE),
    GEOMETRY(0xFF);

    final int code;

    BinaryType(int code) {
        this.code = code;
    }

    /** None where every length is allowed. */
    private int[] lengths() {
        return switch (this) {
            case TINY -> new int[] {1};
            case SHORT, YEAR -> new int[] {2};
            case LONG, INT24, FLOAT -> new int[] {4};
            case LONGLONG, DOUBLE -> new int[] {8};
            case DATE, DATETIME, TIMESTAMP -> new int[] {0, 4, 7, 11};
            case TIME -> new int[] {0, 8, 12};
            default -> new int[0];
        };
    }

    static List<BinaryType> random(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> values()[random.nextInt(values().length)])
                .toList();
    }

    static CellLayout layout(List<BinaryType> types) {
        return CellLayout.binary(types.stream().map(type -> column(type.code)).toList());
    }

    static ColumnDefinition41 column(int typeCode) {
        byte[] payload = Hex.bytes("03646566 00 00 00 0163 00 0C 3F00 14000000 %02X 0000 00 0000".formatted(typeCode));
        return ColumnDefinition41.decode(PayloadReader.of(payload), new Capabilities(0));
    }

    boolean isFixed() {
        return lengths().length == 1;
    }

    boolean allows(int length) {
        int[] lengths = lengths();
        return lengths.length == 0 || IntStream.of(lengths).anyMatch(allowed -> allowed == length);
    }

    /** A value of random bytes; the one given, where that is allowed. */
    byte[] cell(Random random, byte... proposed) {
        int[] lengths = lengths();
        if (lengths.length == 0) {
            return proposed;
        }
        byte[] cell = new byte[lengths[random.nextInt(lengths.length)]];
        random.nextBytes(cell);
        return cell;
    }
}
