package io.aiomysql.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EofPacketTest {

    // MySQL 9.7.4 and MariaDB 11.8.9, in a transaction with autocommit off, and no index used.
    private static final byte[] CAPTURED = Hex.bytes("FE 0000 2100");

    @Test
    void hasWarningsAndStatus() {
        assertThat(EofPacket.decode(PayloadReader.of(CAPTURED))).isEqualTo(new EofPacket(0, 0x21));
        assertThat(EofPacket.decode(PayloadReader.of(Hex.bytes("FE FFFF 0100"))))
                .isEqualTo(new EofPacket(65_535, 1));
    }

    @Test
    void saysTheSameAsAnOkPacketWithoutCounts() {
        assertThat(new EofPacket(3, 0x21).toOk()).isEqualTo(new OkPacket(0, 0, 0x21, 3, "", SessionChanges.NONE));
    }

    @Test
    void isRefusedWhenItIsTooShortOrTooLong() {
        Cuts.areRefusedBelow(5, CAPTURED, EofPacket::decode);
        assertThatThrownBy(() -> EofPacket.decode(PayloadReader.of(Hex.bytes("FE 0000 2100 00"))))
                .isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "FE00002100, true",
        "FE, true",
        "FE00000000000000, true",
        "FE0000000000000000, false",
        "000000, false",
        "'', false"
    })
    void isToldFromARowByItsLength(String hex, boolean eof) {
        assertThat(EofPacket.isEof(PayloadReader.of(Hex.bytes(hex)))).isEqualTo(eof);
    }
}
