package io.aiomysql.protocol.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LenencTest {

    @ParameterizedTest
    @CsvSource({"00, 1, 0", "02, 1, 2", "FC0200, 3, 2", "FD020000, 4, 2", "FE0200000000000000, 9, 2"})
    void aLengthIsReadAndWhatItMeasuresMayReachTheEndAndNoFurther(String hex, int size, int length) {
        byte[] source = Hex.bytes("FF", hex, "AABBCC");
        assertThat(Lenenc.size(source[1] & 0xFF)).isEqualTo(size);
        assertThat(Lenenc.length(source, 1)).isEqualTo(length);
        int end = 1 + size + length;
        assertThat(Lenenc.checkedLength(source, 1, end)).isEqualTo(length);
        assertThatThrownBy(() -> Lenenc.checkedLength(source, 1, end - 1)).isInstanceOf(ProtocolException.class);
    }
}
