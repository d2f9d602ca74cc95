package io.aiomysql.converters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiomysql.protocol.ColumnType;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class GeometryTest {

    /** POINT(1 2) as MySQL 9.7 sends it, but with SRID 4326. */
    private static final String POINT = "e6100000" + "0101000000000000000000f03f0000000000000040";

    private static final ColumnDecoder GEOMETRY = Decoders.unsigned(ColumnType.GEOMETRY);

    @Test
    void hasItsSridAndItsWellKnownBinary() {
        Geometry point = (Geometry) CellBytes.hex(POINT).as(GEOMETRY);

        assertThat(point.srid()).isEqualTo(4326);
        assertThat(point.wkb()).asHexString().isEqualToIgnoringCase(POINT.substring(8));
        assertThat(point.toBytes()).asHexString().isEqualToIgnoringCase(POINT);
        assertThat(CellBytes.hex(POINT).as(GEOMETRY, byte[].class))
                .asHexString()
                .isEqualToIgnoringCase(POINT);
        assertThat(point).hasToString("Geometry[srid=4326, 21 bytes of WKB]");
    }

    @Test
    void isEqualByContentAndCannotBeChanged() {
        byte[] wkb = HexFormat.of().parseHex(POINT.substring(8));
        Geometry made = Geometry.of(4326, wkb);
        wkb[0] = 9;
        made.wkb()[0] = 9;
        made.toBytes()[0] = 9;

        assertThat(made).isEqualTo(CellBytes.hex(POINT).as(GEOMETRY)).hasSameHashCodeAs(Geometry.of(4326, made.wkb()));
        assertThat(made).isNotEqualTo(Geometry.of(0, made.wkb()));
        assertThat(Geometry.of(0xFFFF_FFFFL, made.wkb()).srid()).isEqualTo(0xFFFF_FFFFL);
    }

    @Test
    void partsThatCannotBeAreRefused() {
        Decoders.assertRefuses(GEOMETRY, CellBytes.hex("0000000001010000"), Geometry.class, "malformed");
        Decoders.assertRefuses(GEOMETRY, CellBytes.hex(POINT), String.class, "GEOMETRY cannot be read as String");
        assertThatIllegalArgumentException().isThrownBy(() -> Geometry.of(-1, new byte[5]));
        assertThatIllegalArgumentException().isThrownBy(() -> Geometry.of(1L << 32, new byte[5]));
        assertThatIllegalArgumentException().isThrownBy(() -> Geometry.of(0, new byte[4]));
    }
}
