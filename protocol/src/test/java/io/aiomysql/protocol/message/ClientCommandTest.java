package io.aiomysql.protocol.message;

import static io.aiomysql.protocol.Capabilities.CLIENT_CONNECT_ATTRS;
import static io.aiomysql.protocol.Capabilities.CLIENT_PLUGIN_AUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

// The layouts are those of https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_command_phase.html
class ClientCommandTest {

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(new ComQuit(), "01"),
                Arguments.of(new ComInitDb("shöp"), "02 7368C3B670"),
                Arguments.of(new ComInitDb(""), "02"),
                Arguments.of(new ComQuery("DO 1"), "03 444F2031"),
                Arguments.of(new ComQuery("😀\0"), "03 F09F9880 00"),
                Arguments.of(changeUser(0, "shöp"), "11 61707000 02 ABCD 7368C3B67000 FF00"),
                Arguments.of(changeUser(CLIENT_PLUGIN_AUTH, ""), "11 61707000 02 ABCD 00 FF00 73686132 00"),
                Arguments.of(
                        changeUser(CLIENT_PLUGIN_AUTH | CLIENT_CONNECT_ATTRS, ""),
                        "11 61707000 02 ABCD 00 FF00 73686132 00 04 01 6B 01 76"),
                Arguments.of(new ComPing(), "0E"),
                Arguments.of(new ComResetConnection(), "1F"),
                Arguments.of(new ComStmtPrepare("DO ?"), "16 444F203F"),
                Arguments.of(new ComStmtClose(1), "19 01000000"),
                Arguments.of(new ComStmtReset(0x01020304), "1A 04030201"),
                Arguments.of(new ComStmtReset(-1), "1A FFFFFFFF"),
                Arguments.of(new ComStmtFetch(-2, 1_000), "1C FEFFFFFF E8030000"),
                Arguments.of(new ComStmtFetch(1, Integer.MAX_VALUE), "1C 01000000 FFFFFF7F"),
                Arguments.of(new ComStmtSendLongData(6, 1, Bytes.copyOf(Hex.bytes("6C6F"))), "18 06000000 0100 6C6F"),
                Arguments.of(new ComStmtSendLongData(6, 65_534, Bytes.EMPTY), "18 06000000 FEFF"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isWrittenAsTheManualDrawsIt(ClientCommand command, String hex) {
        PayloadWriter out = new PayloadWriter();
        command.encode(out);
        assertThat(out.toBytes().toArray()).isEqualTo(Hex.bytes(hex));
    }

    private static ComChangeUser changeUser(long capabilities, String database) {
        Bytes answer = Bytes.copyOf(Hex.bytes("ABCD"));
        return new ComChangeUser(
                new Capabilities(capabilities), "app", answer, database, 255, "sha2", Map.of("k", "v"));
    }

    @Test
    void anAnswerThatIsTooLongToChangeTheUserIsRefused() {
        Bytes answer = Bytes.copyOf(new byte[256]);
        assertThatThrownBy(() -> new ComChangeUser(new Capabilities(0), "app", answer, "", 255, "sha2", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("255", "256");
    }

    @Test
    void doesNotShowTheAnswer() {
        assertThat(changeUser(0, "shop").toString())
                .doesNotContainIgnoringCase("abcd")
                .doesNotContain("app");
    }

    @Test
    void doesNotShowTheSql() {
        assertThat(new ComQuery("SELECT 'secret'").toString()).isEqualTo("ComQuery[15 characters]");
        assertThat(new ComStmtPrepare("SELECT 'secret'").toString()).isEqualTo("ComStmtPrepare[15 characters]");
    }

    @Test
    void doesNotShowTheData() {
        assertThat(new ComStmtSendLongData(6, 1, Bytes.copyOf(Hex.bytes("6C6F"))).toString())
                .isEqualTo("ComStmtSendLongData[statementId=6, parameter=1, data=Bytes[2]]");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_535, 65_536, Integer.MAX_VALUE})
    void aParameterThatNoStatementHasIsRefused(int parameter) {
        assertThatThrownBy(() -> new ComStmtSendLongData(1, parameter, Bytes.EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no parameter " + parameter);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, Integer.MIN_VALUE})
    void fetchingNoRowsIsRefused(int rows) {
        assertThatThrownBy(() -> new ComStmtFetch(1, rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 or more");
    }
}
