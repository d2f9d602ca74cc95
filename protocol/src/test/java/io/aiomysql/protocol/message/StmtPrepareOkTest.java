package io.aiomysql.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StmtPrepareOkTest {

    private static StmtPrepareOk decode(String hex) {
        return StmtPrepareOk.decode(PayloadReader.of(Hex.bytes(hex)));
    }

    @Test
    void tellsTheIdAndTheCounts() {
        assertThat(StmtPrepareOk.decode(PayloadReader.of(CapturedPackets.PREPARED)))
                .isEqualTo(new StmtPrepareOk(58, 2, 2, 0));
        assertThat(decode("00 0F000000 0300 0100 00 0500")).isEqualTo(new StmtPrepareOk(15, 3, 1, 5));
    }

    @Test
    void numbersAreUnsigned() {
        StmtPrepareOk largest = decode("00 FFFFFFFF FFFF FFFF 00 FFFF");
        assertThat(largest).isEqualTo(new StmtPrepareOk(0xFFFF_FFFF, 65_535, 65_535, 65_535));
        assertThat(largest.toString()).contains("statementId=4294967295");
    }

    @Test
    void everyTruncatedOneIsRefused() {
        Cuts.areRefusedBelow(CapturedPackets.PREPARED.length, CapturedPackets.PREPARED, StmtPrepareOk::decode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00 01000000 0100 0000 00 0000 01", "01 01000000 0100 0000 00 0000", ""})
    void whatIsMalformedIsRefused(String hex) {
        assertThatThrownBy(() -> decode(hex)).isInstanceOf(ProtocolException.class);
    }
}
