package io.aiomysql.converters;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiomysql.protocol.ColumnFlags;
import io.aiomysql.protocol.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The decoders as a client gets them, and every type it may ask them for. */
final class Decoders {

    static final int UTF8MB4 = 255;
    static final int BINARY = 63;

    static final List<Class<?>> WANTED = List.of(
            Object.class,
            String.class,
            Long.class,
            Integer.class,
            Short.class,
            Byte.class,
            Double.class,
            Float.class,
            Boolean.class,
            BigInteger.class,
            BigDecimal.class,
            byte[].class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            Duration.class,
            Year.class,
            Instant.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            UUID.class,
            InetAddress.class,
            Set.class,
            TimeUnit.class,
            float[].class,
            Geometry.class,
            ByteBuffer.class);

    private Decoders() {}

    static ColumnDecoder of(ColumnType type) {
        return TextDecoders.forColumn(Column.of(type));
    }

    static ColumnDecoder unsigned(ColumnType type) {
        return TextDecoders.forColumn(Column.of(type, ColumnFlags.UNSIGNED, BINARY));
    }

    /** Asserts that the read throws, and that the message names the wanted type and does not quote the value. */
    static void assertRefuses(ColumnDecoder decoder, CellBytes cell, Class<?> wanted, String reason) {
        assertThatExceptionOfType(ConversionException.class)
                .as("%s as %s", decoder.getClass().getSimpleName(), wanted)
                .isThrownBy(() -> cell.as(decoder, wanted))
                .withMessageContaining(reason);
    }
}
