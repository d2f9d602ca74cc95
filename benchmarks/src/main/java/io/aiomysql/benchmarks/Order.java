package io.aiomysql.benchmarks;

import io.aiomysql.protocol.framing.Lenenc;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A row of {@link OrdersResult}, in both forms. */
record Order(
        long id,
        int customer,
        int quantity,
        long views,
        String code,
        String name,
        String email,
        String price,
        LocalDateTime created,
        @Nullable String note) {

    private static final DateTimeFormatter DATETIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** In the bitmap of binary rows, two bits come before that of the first column. */
    private static final int NOTE_IS_NULL = 1 << (OrdersResult.NOTE + 2);

    static Order random(int row, Random random) {
        return new Order(
                1_000_000 + row,
                random.nextInt(100_000),
                random.nextInt(200) - 20,
                random.nextLong() >>> 8,
                Integer.toHexString(random.nextInt() | 0x4000_0000),
                // One name in eight is not ASCII.
                row % 8 == 0 ? "Zoë Ångström-Müller" : "Alexandra Johnson " + row,
                "customer" + random.nextInt(10_000) + "@example.com",
                random.nextInt(10_000) + "." + (10 + random.nextInt(90)),
                LocalDateTime.of(
                        2026,
                        1 + random.nextInt(12),
                        1 + random.nextInt(28),
                        random.nextInt(24),
                        random.nextInt(60),
                        random.nextInt(60)),
                row % 4 == 0 ? "leave at the door" : null);
    }

    void writeText(PayloadWriter out) {
        out.writeLenencString(String.valueOf(id));
        out.writeLenencString(String.valueOf(customer));
        out.writeLenencString(String.valueOf(quantity));
        out.writeLenencString(String.valueOf(views));
        writeStrings(out);
        out.writeLenencString(created.format(DATETIME));
        if (note == null) {
            out.writeInt1(Lenenc.NULL);
        } else {
            out.writeLenencString(note);
        }
    }

    void writeBinary(PayloadWriter out) {
        out.writeInt1(0x00).writeInt2(note == null ? NOTE_IS_NULL : 0);
        out.writeInt8(id).writeInt4(customer).writeInt4(quantity).writeInt8(views);
        writeStrings(out);
        out.writeInt1(7).writeInt2(created.getYear()).writeInt1(created.getMonthValue());
        out.writeInt1(created.getDayOfMonth()).writeInt1(created.getHour());
        out.writeInt1(created.getMinute()).writeInt1(created.getSecond());
        if (note != null) {
            out.writeLenencString(note);
        }
    }

    /** These, DECIMAL among them, are the same in both forms. */
    private void writeStrings(PayloadWriter out) {
        out.writeLenencString(code);
        out.writeLenencString(name);
        out.writeLenencString(email);
        out.writeLenencString(price);
    }
}
