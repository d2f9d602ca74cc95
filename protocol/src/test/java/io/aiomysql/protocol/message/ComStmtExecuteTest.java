package io.aiomysql.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

// The layout is that of https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_execute.html
class ComStmtExecuteTest {

    private static final BinaryParameter SEVEN = FixedParameter.of(0x03, "07000000");
    private static final BinaryParameter TEXT = FixedParameter.of(0xFE, "0178");
    private static final BinaryParameter NULL = FixedParameter.nullOf(0x06);

    private static ComStmtExecute execute(boolean cursor, boolean bindTypes, BinaryParameter... parameters) {
        return new ComStmtExecute(2, cursor, bindTypes, List.of(parameters));
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(execute(false, false), "17 02000000 00 01000000"),
                // Without parameters nothing says whether types follow.
                Arguments.of(execute(true, true), "17 02000000 01 01000000"),
                Arguments.of(new ComStmtExecute(-1, false, false, List.of()), "17 FFFFFFFF 00 01000000"),
                // As MySQL 9.7.4 and MariaDB 11.8.9 took them: 7 and 'x'; 8 and NULL with the types as before; 'x' and
                // NULL.
                Arguments.of(
                        execute(false, true, SEVEN, TEXT), "17 02000000 00 01000000 00 01 0300 FE00 07000000 0178"),
                Arguments.of(
                        execute(false, false, FixedParameter.of(0x03, "08000000"), NULL),
                        "17 02000000 00 01000000 02 00 08000000"),
                Arguments.of(execute(false, true, TEXT, NULL), "17 02000000 00 01000000 02 01 FE00 0600 0178"),
                Arguments.of(
                        execute(true, true, FixedParameter.unsigned(0x08, "FFFFFFFFFFFFFFFF")),
                        "17 02000000 01 01000000 00 01 0880 FFFFFFFFFFFFFFFF"),
                Arguments.of(
                        execute(false, true, FixedParameter.longData(0xFC), SEVEN),
                        "17 02000000 00 01000000 00 01 FC00 0300 07000000"),
                // The ninth parameter has a byte of its own for one bit.
                Arguments.of(
                        execute(false, false, NULL, SEVEN, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
                        "17 02000000 00 01000000 FD01 00 07000000"),
                Arguments.of(
                        execute(false, false, SEVEN, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
                        "17 02000000 00 01000000 FE 00 07000000"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isWrittenAsTheManualDrawsIt(ComStmtExecute command, String hex) {
        PayloadWriter out = new PayloadWriter();
        command.encode(out);
        assertThat(out.toBytes().toArray()).isEqualTo(Hex.bytes(hex));
    }

    @Test
    void asManyParametersAsTwoBytesCountAreAllowed() {
        PayloadWriter out = new PayloadWriter();
        new ComStmtExecute(1, false, true, Collections.nCopies(65_535, NULL)).encode(out);
        assertThat(out.size()).isEqualTo(10 + 8_192 + 1 + 2 * 65_535);
    }

    @Test
    void oneParameterMoreIsRefused() {
        List<BinaryParameter> tooMany = Collections.nCopies(65_536, NULL);
        assertThatThrownBy(() -> new ComStmtExecute(1, false, true, tooMany))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65536 parameters; the maximum is 65535");
    }

    @Test
    void keepsAListOfItsOwn() {
        List<BinaryParameter> parameters = new ArrayList<>(List.of(SEVEN));
        ComStmtExecute command = new ComStmtExecute(1, false, true, parameters);
        parameters.add(TEXT);
        assertThat(command.parameters()).containsExactly(SEVEN);
    }

    @Test
    void doesNotShowTheParameters() {
        assertThat(execute(true, true, SEVEN, TEXT))
                .hasToString("ComStmtExecute[statementId=2, cursor=true, 2 parameters]");
        assertThat(new ComStmtExecute(-1, false, true, List.of()).toString()).contains("statementId=4294967295");
    }
}
