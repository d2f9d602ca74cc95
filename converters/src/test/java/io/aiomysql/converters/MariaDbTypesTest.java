package io.aiomysql.converters;

import static io.aiomysql.converters.Decoders.assertRefuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ColumnType;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Types that MariaDB 11.8 tells by its extended metadata alone; all but VECTOR with the code of a string. */
class MariaDbTypesTest {

    private static final ColumnDecoder UUID_COLUMN = extended("uuid");
    private static final ColumnDecoder INET4 = extended("inet4");
    private static final ColumnDecoder INET6 = extended("inet6");
    private static final String ID = "123e4567-e89b-12d3-a456-426614174000";

    @Test
    void aUuidIsAUuidAndItsText() {
        assertThat(CellBytes.text(ID).as(UUID_COLUMN)).isEqualTo(UUID.fromString(ID));
        assertThat(CellBytes.text(ID).as(UUID_COLUMN, UUID.class)).isEqualTo(UUID.fromString(ID));
        assertThat(CellBytes.text(ID).as(UUID_COLUMN, String.class)).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "123e4567-e89b-12d3-a456-42661417400",
                "123e4567-e89b-12d3-a456-4266141740000",
                "123e4567xe89b-12d3-a456-426614174000",
                "123e4567-e89b-12d3-a456-42661417400g",
                "+23e4567-e89b-12d3-a456-426614174000"
            })
    void otherTextIsNoUuid(String text) {
        assertRefuses(UUID_COLUMN, CellBytes.text(text), Object.class, "as UUID: it is not of the form");
        assertRefuses(
                Decoders.of(ColumnType.VAR_STRING), CellBytes.text(text), UUID.class, "VARCHAR cannot be read as UUID");
    }

    @Test
    void textAndSixteenBytesAreUuidsOnRequest() {
        assertThat(CellBytes.text(ID.toUpperCase(Locale.ROOT)).as(Decoders.of(ColumnType.STRING), UUID.class))
                .isEqualTo(UUID.fromString(ID));
        assertThat(CellBytes.hex(ID.replace("-", "")).as(Decoders.unsigned(ColumnType.STRING), UUID.class))
                .isEqualTo(UUID.fromString(ID));
        assertRefuses(
                Decoders.unsigned(ColumnType.STRING),
                CellBytes.hex("00"),
                UUID.class,
                "as UUID: it does not have 16 bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "::, 00000000000000000000000000000000",
        "::1, 00000000000000000000000000000001",
        "1::, 00010000000000000000000000000000",
        "2001:db8::ff00:42:8329, 20010db8000000000000ff0000428329",
        "1:2:3:4:5:6:7:8, 00010002000300040005000600070008",
        "1:2:3:4:5:6:7::, 00010002000300040005000600070000",
        "::2:3:4:5:6:7:8, 00000002000300040005000600070008",
        "::ffff:1.2.3.4, 00000000000000000000ffff01020304",
        "1:2:3:4:5:6:1.2.3.4, 00010002000300040005000601020304",
        "ABCD::EF, abcd00000000000000000000000000ef"
    })
    void anInet6IsTextAndAnAddressOfItsOwnKind(String text, String bytes) {
        InetAddress address = CellBytes.text(text).as(INET6, InetAddress.class);

        assertThat(address).isInstanceOf(Inet6Address.class);
        assertThat(address.getAddress()).asHexString().isEqualToIgnoringCase(bytes);
        assertThat(CellBytes.text(text).as(INET6)).isEqualTo(text);
    }

    @Test
    void anInet4IsTextAndAnAddress() {
        InetAddress address = CellBytes.text("192.168.0.255").as(INET4, InetAddress.class);

        assertThat(address).isInstanceOf(Inet4Address.class);
        assertThat(address.getAddress()).asHexString().isEqualToIgnoringCase("c0a800ff");
        assertThat(CellBytes.text("192.168.0.255").as(INET4)).isEqualTo("192.168.0.255");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ":", ":::", "1", "1:2", "1::2::3", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "1:2:3:4:5:6:7::8",
                "12345::", "g::", "::1.2.3", "1.2.3.4::", "::1.2.3.256", "::1%eth0", "localhost", "1.2.3.4", ":1::",
                "::\u0661"
            })
    void otherTextIsNoInet6AndIsNotLookedUp(String text) {
        assertRefuses(INET6, CellBytes.text(text), InetAddress.class, "malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.-4", "1.2.3.0004", "a.b.c.d", "localhost", "::1"})
    void otherTextIsNoInet4AndIsNotLookedUp(String text) {
        assertRefuses(INET4, CellBytes.text(text), InetAddress.class, "malformed");
    }

    @Test
    void aTextOfTheFormatJsonIsJsonInTheConnectionsCharset() {
        Column json = Column.of(ColumnType.BLOB, 0, 8).withExtendedFormat("json");

        assertThat(SqlType.of(json)).isEqualTo(SqlType.JSON);
        assertThat(CellBytes.hex("22e922").as(TextDecoders.forColumn(json))).isEqualTo("\"\u00E9\"");
    }

    @Test
    void aBinaryStringOfFloatsIsAVectorOnRequest() {
        CellBytes cell = CellBytes.hex("0000803f000000400000c0ff");

        assertThat(cell.as(Decoders.unsigned(ColumnType.VAR_STRING), float[].class))
                .containsExactly(1f, 2f, Float.NaN);
        assertThat(cell.as(Decoders.of(ColumnType.VECTOR))).isEqualTo(new float[] {1f, 2f, Float.NaN});
        assertThat(cell.as(extended("vector"))).isInstanceOf(float[].class);
        assertRefuses(
                Decoders.unsigned(ColumnType.VAR_STRING),
                CellBytes.hex("000000"),
                float[].class,
                "not a multiple of 4");
        assertRefuses(Decoders.of(ColumnType.VECTOR), cell, String.class, "VECTOR cannot be read as String");
    }

    private static ColumnDecoder extended(String type) {
        return TextDecoders.forColumn(Column.of(ColumnType.STRING).withExtendedType(type));
    }
}
