package io.aiomysql.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

// The layouts are those of https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_command_phase.html
class ClientCommandTest {

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(new ComQuit(), "01"),
                Arguments.of(new ComInitDb("shöp"), "02 7368C3B670"),
                Arguments.of(new ComInitDb(""), "02"),
                Arguments.of(new ComQuery("DO 1"), "03 444F2031"),
                Arguments.of(new ComQuery("😀\0"), "03 F09F9880 00"),
                Arguments.of(new ComPing(), "0E"),
                Arguments.of(new ComResetConnection(), "1F"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isWrittenAsTheManualDrawsIt(ClientCommand command, String hex) {
        PayloadWriter out = new PayloadWriter();
        command.encode(out);
        assertThat(out.toBytes().toArray()).isEqualTo(Hex.bytes(hex));
    }

    @Test
    void doesNotShowTheSql() {
        assertThat(new ComQuery("SELECT 'secret'").toString()).isEqualTo("ComQuery[15 characters]");
    }
}
