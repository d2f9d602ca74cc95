package io.aiomysql.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BytesTest {

    @Test
    void areTheirOwn() {
        byte[] source = {1, 2, 3};
        Bytes bytes = Bytes.copyOf(source);
        source[0] = 9;
        bytes.toArray()[1] = 9;
        assertThat(bytes.toArray()).containsExactly(1, 2, 3);
    }

    @Test
    void areCopiedToWhereTheyAreWanted() {
        byte[] target = new byte[5];
        Bytes.copyOf((byte) 1, (byte) 2).copyTo(target, 2);
        assertThat(target).containsExactly(0, 0, 1, 2, 0);
    }

    @Test
    void areEqualByContent() {
        Bytes bytes = Bytes.copyOfRange(new byte[] {0, 1, 2, 0}, 1, 3);
        assertThat(bytes)
                .isEqualTo(Bytes.copyOf((byte) 1, (byte) 2))
                .hasSameHashCodeAs(Bytes.copyOf((byte) 1, (byte) 2))
                .isNotEqualTo(Bytes.copyOf((byte) 1))
                .isNotEqualTo("Bytes[2]");
    }

    @Test
    void noBytesAreOneAndTheSame() {
        assertThat(Bytes.copyOf()).isSameAs(Bytes.EMPTY);
        assertThat(Bytes.copyOfRange(new byte[5], 2, 2)).isSameAs(Bytes.EMPTY);
        assertThat(Bytes.EMPTY.isEmpty()).isTrue();
        assertThat(Bytes.copyOf((byte) 0).isEmpty()).isFalse();
    }

    @Test
    void areReadUnsignedAndShowTheirLengthAlone() {
        Bytes bytes = Bytes.copyOf((byte) 0xFE, (byte) 7);
        assertThat(bytes.at(0)).isEqualTo(0xFE);
        assertThat(bytes).hasToString("Bytes[2]");
    }

    @Test
    void onlyASecretIsWiped() {
        Bytes secret = Bytes.secret((byte) 1, (byte) 2);
        Bytes other = Bytes.copyOf((byte) 1, (byte) 2);
        assertThat(secret).isEqualTo(other);

        secret.wipe();
        other.wipe();
        Bytes.EMPTY.wipe();

        assertThat(secret.toArray()).containsExactly(0, 0);
        assertThat(other.toArray()).containsExactly(1, 2);
    }
}
