package io.aiomysql.protocol.row;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.aiomysql.protocol.ColumnFlags;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ColumnDefinition41;
import java.util.Arrays;

/** Writes a binary value as the server writes it in a text row, byte for byte, so that the two can be compared. */
final class BinaryText {

    private BinaryText() {}

    static String of(ColumnDefinition41 column, byte... value) {
        PayloadReader in = PayloadReader.of(value);
        boolean unsigned = (column.flags() & ColumnFlags.UNSIGNED) != 0;
        return switch (column.type()) {
            case TINY -> unsigned ? "" + in.readInt1() : "" + (byte) in.readInt1();
            case SHORT -> unsigned ? "" + in.readInt2() : "" + (short) in.readInt2();
            case LONG, INT24 -> unsigned ? "" + in.readInt4() : "" + (int) in.readInt4();
            case LONGLONG -> unsigned ? Long.toUnsignedString(in.readInt8()) : "" + in.readInt8();
            case YEAR -> "%04d".formatted(in.readInt2());
            case FLOAT -> "" + Float.intBitsToFloat((int) in.readInt4());
            case DOUBLE -> "" + Double.longBitsToDouble(in.readInt8());
            case DATE -> date(in);
            case DATETIME, TIMESTAMP -> date(in) + " " + time(in) + fraction(in, column.decimals());
            case TIME -> duration(in, column.decimals());
            default -> new String(value, ISO_8859_1);
        };
    }

    private static String date(PayloadReader in) {
        return in.remaining() == 0
                ? "0000-00-00"
                : "%04d-%02d-%02d".formatted(in.readInt2(), in.readInt1(), in.readInt1());
    }

    private static String time(PayloadReader in) {
        return in.remaining() == 0
                ? "00:00:00"
                : "%02d:%02d:%02d".formatted(in.readInt1(), in.readInt1(), in.readInt1());
    }

    private static String fraction(PayloadReader in, int decimals) {
        long micros = in.remaining() == 0 ? 0 : in.readInt4();
        return decimals == 0 ? "" : "." + "%06d".formatted(micros).substring(0, decimals);
    }

    private static String duration(PayloadReader in, int decimals) {
        if (in.remaining() == 0) {
            return "00:00:00" + fraction(in, decimals);
        }
        String sign = in.readInt1() == 1 ? "-" : "";
        long days = in.readInt4();
        long[] clock = {in.readInt1(), in.readInt1(), in.readInt1()};
        clock[0] += 24 * days;
        return sign + "%02d:%02d:%02d".formatted(Arrays.stream(clock).boxed().toArray()) + fraction(in, decimals);
    }
}
