package io.aiomysql.converters;

import static io.aiomysql.converters.Decoders.assertRefuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class BitDecoderTest {

    private static final ColumnDecoder BIT = Decoders.unsigned(ColumnTypes.BIT);

    @Test
    void theHighestByteComesFirst() {
        assertThat(Cell.hex("00").as(BIT)).isEqualTo(0L);
        assertThat(Cell.hex("01").as(BIT)).isEqualTo(1L);
        assertThat(Cell.hex("0201").as(BIT)).isEqualTo(0x201L);
        assertThat(Cell.hex("7fffffffffffffff").as(BIT)).isEqualTo(Long.MAX_VALUE);
        assertThat(Cell.hex("00000080").as(BIT, Integer.class)).isEqualTo(128);
    }

    @Test
    void aSetHighestBitIsNoSign() {
        assertThat(Cell.hex("ff").as(BIT)).isEqualTo(255L);
        assertThat(Cell.hex("8000000000000000").as(BIT)).isEqualTo(BigInteger.ONE.shiftLeft(63));
        assertRefuses(BIT, Cell.hex("ffffffffffffffff"), Long.class, "as long: it is out of range");
    }

    @Test
    void readsAsBooleanBytesAndDecimalText() {
        assertThat(Cell.hex("00").as(BIT, Boolean.class)).isFalse();
        assertThat(Cell.hex("0100").as(BIT, Boolean.class)).isTrue();
        assertThat(Cell.hex("0201").as(BIT, byte[].class)).containsExactly(2, 1);
        assertThat(Cell.hex("ffffffffffffffff").as(BIT, String.class)).isEqualTo("18446744073709551615");
    }

    @Test
    void otherLengthsAreMalformed() {
        assertRefuses(BIT, Cell.hex(""), Object.class, "malformed");
        assertRefuses(BIT, Cell.hex("000000000000000001"), Object.class, "malformed");
    }
}
