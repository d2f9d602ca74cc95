package io.aiomysql.converters;

import static io.aiomysql.converters.Decoders.assertRefuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ColumnType;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class BitDecoderTest {

    private static final ColumnDecoder BIT = Decoders.unsigned(ColumnType.BIT);

    @Test
    void theHighestByteComesFirst() {
        assertThat(CellBytes.hex("00").as(BIT)).isEqualTo(0L);
        assertThat(CellBytes.hex("01").as(BIT)).isEqualTo(1L);
        assertThat(CellBytes.hex("0201").as(BIT)).isEqualTo(0x201L);
        assertThat(CellBytes.hex("7fffffffffffffff").as(BIT)).isEqualTo(Long.MAX_VALUE);
        assertThat(CellBytes.hex("00000080").as(BIT, Integer.class)).isEqualTo(128);
    }

    @Test
    void aSetHighestBitIsNoSign() {
        assertThat(CellBytes.hex("ff").as(BIT)).isEqualTo(255L);
        assertThat(CellBytes.hex("8000000000000000").as(BIT)).isEqualTo(BigInteger.ONE.shiftLeft(63));
        assertRefuses(BIT, CellBytes.hex("ffffffffffffffff"), Long.class, "as long: it is out of range");
    }

    @Test
    void readsAsBooleanBytesAndDecimalText() {
        assertThat(CellBytes.hex("00").as(BIT, Boolean.class)).isFalse();
        assertThat(CellBytes.hex("0100").as(BIT, Boolean.class)).isTrue();
        assertThat(CellBytes.hex("0201").as(BIT, byte[].class)).containsExactly(2, 1);
        assertThat(CellBytes.hex("ffffffffffffffff").as(BIT, String.class)).isEqualTo("18446744073709551615");
    }

    @Test
    void otherLengthsAreMalformed() {
        assertRefuses(BIT, CellBytes.hex(""), Object.class, "malformed");
        assertRefuses(BIT, CellBytes.hex("000000000000000001"), Object.class, "malformed");
    }
}
