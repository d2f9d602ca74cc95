package io.aiomysql.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.ColumnFlags;
import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnDefinition41Test {

    private static final String TEXTS = "03646566 0173 0174 0154 016E 014E";
    private static final String FIXED = "3F00 14000000 08 2342 1F 0000";

    private static final Capabilities PLAIN = new Capabilities(0);

    private static ColumnDefinition41 decode(byte... payload) {
        return ColumnDefinition41.decode(PayloadReader.of(payload), PLAIN);
    }

    @Test
    void tellsEverythingOfAColumn() {
        ColumnDefinition41 id = decode(CapturedPackets.COLUMN_ID);
        assertThat(id.schema()).isEqualTo("shop");
        assertThat(id.table()).isEqualTo("tt");
        assertThat(id.originalTable()).isEqualTo("t");
        assertThat(id.name()).isEqualTo("id");
        assertThat(id.originalName()).isEqualTo("id");
        assertThat(id.collation()).isEqualTo(63);
        assertThat(id.length()).isEqualTo(20);
        assertThat(id.type()).isEqualTo(ColumnType.LONGLONG);
        assertThat(id.typeCode()).isEqualTo(8);
        assertThat(id.flags() & (ColumnFlags.UNSIGNED | ColumnFlags.PRI_KEY | ColumnFlags.AUTO_INCREMENT))
                .isEqualTo(ColumnFlags.UNSIGNED | ColumnFlags.PRI_KEY | ColumnFlags.AUTO_INCREMENT);
        assertThat(id.decimals()).isZero();
    }

    @Test
    void textsInAnotherCharsetAreDecodedAndNothingElseChanges() {
        ColumnDefinition41 latin1 = decode(Hex.bytes("03646566 01E9 0174 0154 02C3A9 014E 0C", FIXED));
        ColumnDefinition41 decoded =
                latin1.withTexts(text -> text.length == 1 ? new String(text, StandardCharsets.ISO_8859_1) : null);

        assertThat(decoded.schema()).isEqualTo("é");
        assertThat(decoded.table()).isEqualTo("t");
        assertThat(decoded.originalTable()).isEqualTo("T");
        assertThat(decoded.name()).as("left as it is").isEqualTo("é");
        assertThat(decoded.originalName()).isEqualTo("N");
        assertThat(decoded.collation()).isEqualTo(63);
        assertThat(decoded.length()).isEqualTo(20);
        assertThat(decoded.type()).isEqualTo(ColumnType.LONGLONG);
        assertThat(decoded.flags()).isEqualTo(latin1.flags());
        assertThat(decoded.decimals()).isEqualTo(latin1.decimals());
        assertThat(decoded).isNotEqualTo(latin1);
    }

    @Test
    void tellsTheNameFromTheAlias() {
        ColumnDefinition41 name = decode(CapturedPackets.COLUMN_NAME);
        assertThat(name.name()).isEqualTo("name");
        assertThat(name.originalName()).isEqualTo("n");
        assertThat(name.length()).isEqualTo(80);
        assertThat(name.type()).isEqualTo(ColumnType.VAR_STRING);
        assertThat(name.flags()).isZero();
    }

    @Test
    void anExpressionHasNoTable() {
        ColumnDefinition41 one = decode(CapturedPackets.COLUMN_ONE);
        assertThat(one.name()).isEqualTo("1");
        assertThat(one.schema()).isEmpty();
        assertThat(one.table()).isEmpty();
        assertThat(one.originalTable()).isEmpty();
        assertThat(one.originalName()).isEmpty();
    }

    @Test
    void numbersAreUnsigned() {
        ColumnDefinition41 largest = decode(Hex.bytes(TEXTS, "0C FFFF FFFFFFFF FF FFFF FF 0000"));
        assertThat(largest.collation()).isEqualTo(65_535);
        assertThat(largest.length()).isEqualTo(4_294_967_295L);
        assertThat(largest.type()).isEqualTo(ColumnType.GEOMETRY);
        assertThat(largest.flags()).isEqualTo(65_535);
        assertThat(largest.decimals()).isEqualTo(255);
    }

    @Test
    void aTypeWithoutANameKeepsItsCode() {
        ColumnDefinition41 column = decode(Hex.bytes(TEXTS, "0C 3F00 14000000 99 0000 00 0000"));
        assertThat(column.type()).isEqualTo(ColumnType.UNKNOWN);
        assertThat(column.typeCode()).isEqualTo(0x99);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0E" + FIXED + "AABB", "0C" + FIXED + "0131", "FC0C00" + FIXED})
    void whatLaterServersMayAddIsPassedOver(String fixed) {
        assertThat(decode(Hex.bytes(TEXTS, fixed)).decimals()).isEqualTo(31);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0B 3F00 14000000 08 2342 1F 00", "00", "0D" + FIXED, "FB" + FIXED})
    void aFixedPartThatIsTooShortOrNotThereIsRefused(String fixed) {
        assertThatThrownBy(() -> decode(Hex.bytes(TEXTS, fixed))).isInstanceOf(ProtocolException.class);
    }

    private static ColumnDefinition41 extended(byte... payload) {
        return ColumnDefinition41.decode(
                PayloadReader.of(payload), new Capabilities(Capabilities.MARIADB_CLIENT_EXTENDED_METADATA));
    }

    @Test
    void mariaDbNamesTypesAndFormatsThatHaveNoCode() {
        ColumnDefinition41 uuid = extended(CapturedPackets.COLUMN_UUID);
        assertThat(uuid.name()).isEqualTo("uu");
        assertThat(uuid.type()).isEqualTo(ColumnType.STRING);
        assertThat(uuid.extendedType()).isEqualTo("uuid");
        assertThat(uuid.extendedFormat()).isEmpty();
        ColumnDefinition41 json = extended(CapturedPackets.COLUMN_JSON);
        assertThat(json.type()).isEqualTo(ColumnType.BLOB);
        assertThat(json.extendedType()).isEmpty();
        assertThat(json.extendedFormat()).isEqualTo("json");
        ColumnDefinition41 number = extended(CapturedPackets.COLUMN_N_EXTENDED);
        assertThat(number.extendedType()).isEmpty();
        assertThat(number.extendedFormat()).isEmpty();
        assertThat(number.name()).isEqualTo("n");
        assertThat(json)
                .isNotEqualTo(
                        extended(Hex.bytes(Hex.of(CapturedPackets.COLUMN_JSON).replace("6a736f6e", "6a736f6f"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0A 00 0161 01 0162 05 0263 64", "07 05 00 01 0162 00 00", "06 00 0161 01 0162"})
    void extendedMetadataMayHaveSeveralEntriesAndUnknownOnes(String entries) {
        assertThat(extended(Hex.bytes(TEXTS, entries, "0C" + FIXED)).extendedFormat())
                .isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01 00", "02 00 01", "02 00 0361", "03 00 05 61", "FB", "05 00 0161", "7F 00 0161"})
    void extendedMetadataThatDoesNotFillItsLengthIsRefused(String entries) {
        byte[] payload = Hex.bytes(TEXTS, entries, "0C" + FIXED);
        assertThatThrownBy(() -> extended(payload)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void everyTruncatedOneIsRefused() {
        Cuts.areRefusedBelow(
                CapturedPackets.COLUMN_UUID.length,
                CapturedPackets.COLUMN_UUID,
                in -> extended(in.readRest().toArray()));
        Cuts.areRefusedBelow(
                CapturedPackets.COLUMN_ID.length,
                CapturedPackets.COLUMN_ID,
                in -> ColumnDefinition41.decode(in, PLAIN));
    }

    @Test
    void aTextThatIsNotThereAsNullIsIsRefused() {
        assertThatThrownBy(() -> decode(Hex.bytes("03646566 FB 0174 0154 016E 014E 0C", FIXED)))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void isEqualToAnotherOfTheSameContentAndToNoOther() {
        byte[] payload = CapturedPackets.COLUMN_ID;
        ColumnDefinition41 column = decode(payload);
        assertThat(column).isEqualTo(decode(payload.clone())).hasSameHashCodeAs(decode(payload.clone()));
        assertThat(column).isNotEqualTo("id");
        // Every byte counts but the two of the filler and the length of the fixed part.
        for (int i = 6; i < payload.length - 2; i++) {
            byte[] other = payload.clone();
            other[i] ^= 1;
            boolean isLength = Arrays.stream(new int[] {9, 12, 14, 17, 20}).anyMatch(Integer.valueOf(i)::equals);
            if (!isLength) {
                assertThat(decode(other)).as("byte %d", i).isNotEqualTo(column);
            }
        }
    }

    @Test
    void doesNotKeepTheChunkItCameIn() {
        byte[] chunk = CapturedPackets.COLUMN_ID.clone();
        ColumnDefinition41 column = decode(chunk);
        Arrays.fill(chunk, (byte) 0);
        assertThat(column.name()).isEqualTo("id");
    }

    @Test
    void showsItsNameAndType() {
        assertThat(decode(CapturedPackets.COLUMN_ID)).hasToString("ColumnDefinition41[id LONGLONG]");
    }
}
