package io.aiomysql.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionChangesTest {

    private static SessionChanges decode(String... hex) {
        return SessionChanges.decode(PayloadReader.of(Hex.bytes(hex)));
    }

    @Test
    void readsVariablesOnePairAnEntry() {
        // MySQL 9.7.4 and MariaDB 11.8.9, of SET NAMES utf8mb4.
        SessionChanges changes = decode(
                "62 00 1D 14 63 68 61 72 61 63 74 65 72 5F 73 65 74 5F 63 6C 69 65 6E 74 07 75 74 66 38 6D 62 34",
                "00 21 18 63 68 61 72 61 63 74 65 72 5F 73 65 74 5F 63 6F 6E 6E 65 63 74 69 6F 6E 07 75 74 66 38 6D 62 34",
                "00 1E 15 63 68 61 72 61 63 74 65 72 5F 73 65 74 5F 72 65 73 75 6C 74 73 07 75 74 66 38 6D 62 34");
        assertThat(changes)
                .isEqualTo(new SessionChanges(
                        null,
                        Map.of(
                                "character_set_client", "utf8mb4",
                                "character_set_connection", "utf8mb4",
                                "character_set_results", "utf8mb4")));
    }

    @Test
    void readsSeveralPairsOfOneEntry() {
        // https://mariadb.com/docs/server/reference/clientserver-protocol/4-server-response-packets/ok_packet
        assertThat(decode("0B 00 09 0161 0131 0162 023233"))
                .isEqualTo(new SessionChanges(null, Map.of("a", "1", "b", "23")));
    }

    @Test
    void theLastValueOfAVariableCounts() {
        assertThat(decode("0C 00 04 0161 0131 00 04 0161 0132").variables()).containsExactly(Map.entry("a", "2"));
    }

    @Test
    void aVariableMayHaveAnEmptyValue() {
        // MariaDB 11.8.9, after the login: redirect_url.
        assertThat(decode("10 00 0E 0C 72 65 64 69 72 65 63 74 5F 75 72 6C 00").variables())
                .containsExactly(Map.entry("redirect_url", ""));
    }

    @Test
    void theSchemaIsEmptyOnceItsDatabaseIsDropped() {
        // MariaDB 11.8.9, of DROP DATABASE of the one in use.
        assertThat(decode("03 01 01 00")).isEqualTo(new SessionChanges("", Map.of()));
    }

    @Test
    void passesOverWhatTheClientMakesNoUseOf() {
        // MySQL 9.7.4: statement_id, schema, that something changed (02), a GTID in an encoding nobody knows (03), the
        // characteristics of a transaction (04), its state (05); and a kind nobody knows.
        SessionChanges changes = decode(
                "4B 00 10 0C 73 74 61 74 65 6D 65 6E 74 5F 69 64 02 33 36 01 05 04 73 68 6F 70 02 01 31",
                "03 06 01 04 3A 31 2D 37 04 13 12 53 54 41 52 54 20 54 52 41 4E 53 41 43 54 49 4F 4E 3B",
                "05 09 08 54 5F 5F 5F 57 5F 5F 5F 7F 03 01 02 03 FF 00");
        assertThat(changes).isEqualTo(new SessionChanges("shop", Map.of("statement_id", "36")));
    }

    @Test
    void gtidsAreText() {
        assertThat(decode("08 03 06 00 04 3A 31 2D 37")).isEqualTo(new SessionChanges(null, Map.of(), ":1-7"));
        assertThat(decode("02 03 00").gtids()).isNull();
        assertThat(decode("03 03 01 00").gtids()).isEmpty();
    }

    @Test
    void noEntriesAreNoChanges() {
        assertThat(decode("00")).isEqualTo(SessionChanges.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // The entries reach beyond the packet, by a little and by a lot.
                "02 00",
                "FEFFFFFFFFFFFFFFFF 00",
                // An entry reaches beyond the entries: the byte is there and belongs to another field.
                "03 01 02 00 00",
                "03 7F FE 00",
                // A kind without data.
                "01 01",
                // A variable whose value reaches beyond its entry, and one whose value is no length.
                "05 00 03 0161 01 31",
                "05 00 03 0161 FF",
                // No length.
                "FB",
                "FF"
            })
    void whatIsMalformedIsRefused(String hex) {
        assertThatThrownBy(() -> decode(hex)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void whatIsNullOrMissingIsEmpty() {
        assertThat(decode("05 00 03 0161 FB").variables()).containsExactly(Map.entry("a", ""));
        assertThat(decode("04 00 02 0161").variables()).containsExactly(Map.entry("a", ""));
        assertThat(decode("06 00 04 FB 01 31 FB").variables()).containsExactly(Map.entry("", ""));
        assertThat(decode("03 01 01 FB").schema()).isEmpty();
        assertThat(decode("02 01 00").schema()).isEmpty();
        assertThat(decode("02 00 00")).isEqualTo(SessionChanges.NONE);
    }

    @Test
    void whatIsBehindTheSchemaIsIgnored() {
        assertThat(decode("05 01 03 0161 00").schema()).isEqualTo("a");
    }

    @Test
    void laterChangesToTheMapAreNotSeen() {
        Map<String, String> variables = new HashMap<>(Map.of("a", "1"));
        SessionChanges changes = new SessionChanges(null, variables);
        variables.clear();
        assertThat(changes.variables()).hasSize(1);
    }

    @Test
    void showsNamesAndNotValues() {
        assertThat(new SessionChanges("shop", Map.of("redirect_url", "mysql://app:secret@db")))
                .hasToString("SessionChanges[schema=shop, variables=[redirect_url]]");
    }
}
