package io.aiomysql.protocol.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadFieldsTest {

    @ParameterizedTest
    @CsvSource({
        "00, 0",
        "FA, 250",
        "FCFB00, 251",
        "FCFFFF, 65535",
        "FD000001, 65536",
        "FDFFFFFF, 16777215",
        "FE0000000100000000, 16777216",
        "FEFFFFFFFFFFFFFFFF, -1"
    })
    void lengthEncodedIntegersAreReadAndWritten(String hex, long value) {
        assertThat(PayloadReader.of(Hex.bytes(hex)).readLenenc()).isEqualTo(value);
        assertThat(Hex.of(new PayloadWriter().writeLenenc(value).toBytes().toArray()))
                .isEqualToIgnoringCase(hex);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FB", "FF", "FC01", "FD0102", "FE01020304050607"})
    void whatIsNoLengthEncodedIntegerIsRefused(String hex) {
        assertThatThrownBy(() -> PayloadReader.of(Hex.bytes(hex)).readLenenc()).isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0261", "FEFFFFFFFFFFFFFFFF61", "FEFFFFFF7F0000000061", "FE000000800000000061"})
    void aLengthBeyondTheEndIsRefusedBeforeAnythingIsAllocated(String hex) {
        assertThatThrownBy(() -> PayloadReader.of(Hex.bytes(hex)).readLenencString())
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void everyFieldReadsWhatWasWritten() {
        PayloadWriter out = new PayloadWriter()
                .writeInt1(0xAB)
                .writeInt2(0xFEDC)
                .writeInt4(0xFFFFFFFFL)
                .writeInt8(-2)
                .writeNulString("naïve")
                .writeLenencString("😀")
                .writeLenencBytes(Bytes.copyOf((byte) 1, (byte) 2))
                .writeZeros(3)
                .writeRestString("end");
        PayloadReader in = PayloadReader.of(out.toBytes().toArray());
        assertThat(in.readInt1()).isEqualTo(0xAB);
        assertThat(in.readInt2()).isEqualTo(0xFEDC);
        assertThat(in.readInt4()).isEqualTo(0xFFFFFFFFL);
        assertThat(in.readInt8()).isEqualTo(-2);
        assertThat(in.readNulString()).isEqualTo("naïve");
        assertThat(in.readLenencString()).isEqualTo("😀");
        assertThat(in.readLenencBytes()).isEqualTo(Bytes.copyOf((byte) 1, (byte) 2));
        assertThat(in.readInt3()).isZero();
        assertThat(in.readRestString()).isEqualTo("end");
        in.requireExhausted("the test");
    }

    @Test
    void everyReadPastTheEndIsAProtocolException() {
        List<Function<PayloadReader, Object>> reads = List.of(
                PayloadReader::peek,
                PayloadReader::readInt1,
                PayloadReader::readInt2,
                PayloadReader::readInt3,
                PayloadReader::readInt4,
                PayloadReader::readInt8,
                PayloadReader::readLenenc,
                PayloadReader::readNulString,
                in -> in.readString(1),
                in -> in.readBytes(-1));
        for (Function<PayloadReader, Object> read : reads) {
            assertThatThrownBy(() -> read.apply(new PayloadReader())).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void bytesLeftBehindAreRefused() {
        assertThatThrownBy(() -> PayloadReader.of((byte) 1).requireExhausted("the packet"))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("the packet has 1 bytes too many");
    }

    @Test
    void aNulInANameIsRefusedSoThatNoFieldCanBeSmuggledIn() {
        assertThatThrownBy(() -> new PayloadWriter().writeNulString("root\0admin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("root");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "a\uD83Db", "\uDE00\uD83D", "😀\uDE00"})
    void textThatUtf8HasNoFormForIsRefusedAndNotReplaced(String text) {
        assertThatThrownBy(() -> new PayloadWriter().writeRestString(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surrogate");
        assertThat(new PayloadWriter().writeRestString("a😀b😀").toBytes().length())
                .isEqualTo(10);
    }

    @Test
    void aNumberTooLargeForItsFieldIsRefusedAndNotCut() {
        assertThatThrownBy(() -> new PayloadWriter().writeInt2(65_536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PayloadWriter().writeInt2(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSecretIsLeftInNoArrayThatIsReplaced() {
        PayloadWriter out = new PayloadWriter();
        out.holdsSecret(true);
        byte[] first = out.writeRestString("secret").array();
        byte[] second = out.writeZeros(first.length).array();
        assertThat(second).isNotSameAs(first).startsWith('s', 'e', 'c');
        assertThat(first).containsOnly(0);

        assertThat(out.toSecret().length()).isEqualTo(6 + first.length);
        assertThat(second).containsOnly(0);
    }
}
