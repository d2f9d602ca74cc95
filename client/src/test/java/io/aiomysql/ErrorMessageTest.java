package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.message.ErrPacket;
import org.junit.jupiter.api.Test;

class ErrorMessageTest {

    private static final String DUPLICATE = "Duplicate entry 's3cret' for key 'item.email'";

    @Test
    void theMessageHasTheServersMessageTheNameAndTheNumbers() {
        MySqlServerException error = error(1062, "23000", DUPLICATE, ErrorDetail.MESSAGE);

        assertThat(error).hasMessage(DUPLICATE + " (ER_DUP_ENTRY 1062, 23000)");
        assertThat(error.toString()).endsWith(DUPLICATE + " (ER_DUP_ENTRY 1062, 23000)");
        assertThat(error.serverMessage()).isEqualTo(DUPLICATE);
        assertThat(error.symbol()).contains("ER_DUP_ENTRY");
        assertThat(error.code()).isEqualTo(1062);
        assertThat(error.sqlState()).isEqualTo("23000");
        assertThat(error.mayHaveExecuted()).isTrue();
    }

    @Test
    void withoutTheServersTextTheMessageHasTheNameTheNumbersAndTheCategory() {
        MySqlServerException error = error(1062, "23000", DUPLICATE, ErrorDetail.CODE);

        assertThat(error).hasMessageContainingAll("ER_DUP_ENTRY 1062, 23000", "INTEGRITY");
        assertThat(error.toString()).doesNotContain("s3cret");
        assertThat(error.withRemedy("do this").toString())
                .doesNotContain("s3cret")
                .endsWith(": do this");
        assertThat(error.asNotExecuted().toString()).doesNotContain("s3cret");
        assertThat(error.serverMessage()).isEqualTo(DUPLICATE);
        assertThat(error.constraintName()).contains("email");
    }

    @Test
    void anErrorThatIsChangedStaysTheSame() {
        MySqlServerException error = error(1461, "42000", "Can't create more", ErrorDetail.MESSAGE);

        assertThat(error).hasMessageContaining("statementCacheSize");
        assertThat(error.asNotExecuted()).hasMessage(error.getMessage());
        assertThat(error.asNotExecuted().mayHaveExecuted()).isFalse();
        assertThat(error.withRemedy("less of them"))
                .hasMessage("Can't create more (ER_MAX_PREPARED_STMT_COUNT_REACHED 1461, 42000): less of them");
    }

    @Test
    void anUnknownNumberHasNoName() {
        MySqlServerException error = error(9_999, "45000", "own", ErrorDetail.MESSAGE);

        assertThat(error.symbol()).isEmpty();
        assertThat(error).hasMessage("own (9999, 45000)");
    }

    @Test
    void anErrorWithoutTextIsToldByItsNumbers() {
        assertThat(error(1105, "HY000", "", ErrorDetail.MESSAGE))
                .hasMessageContainingAll("ER_UNKNOWN_ERROR 1105, HY000", "OPERATIONAL");
    }

    @Test
    void noServerForgesALineOfALog() {
        String forged = "near '\r\n2024-01-01 INFO all is well\u001b[2J\u202e\u2028\u0000'";
        MySqlServerException error = error(1064, "4\n2", forged, ErrorDetail.MESSAGE);

        assertThat(error.getMessage())
                .isEqualTo("near '\\r\\n2024-01-01 INFO all is well\\u001b[2J\\u202e\\u2028\\u0000'"
                        + " (ER_PARSE_ERROR 1064, 4\\n2)");
        assertThat(error.serverMessage()).isEqualTo(forged);
    }

    @Test
    void anEndlessMessageIsCutOff() {
        MySqlServerException error = error(1064, "42000", "x".repeat(1_000_000), ErrorDetail.MESSAGE);

        assertThat(error.getMessage()).hasSizeLessThan(1_100).contains("xxx... (ER_PARSE_ERROR");
        assertThat(error.serverMessage()).hasSize(1_000_000);
    }

    @Test
    void aRefusedLoginHasTheServersError() {
        MySqlServerException refusal = error(1045, "28000", "Access denied", ErrorDetail.MESSAGE);
        MySqlAuthenticationException failure = new MySqlAuthenticationException("cannot log in at db:3306", refusal);

        assertThat(failure)
                .hasMessage("cannot log in at db:3306: Access denied (ER_ACCESS_DENIED_ERROR 1045, 28000)")
                .hasCause(refusal);
        assertThat(failure.refusal()).contains(refusal);
        assertThat(failure.code()).hasValue(1045);
        assertThat(failure.sqlState()).contains("28000");
        assertThat(failure.symbol()).contains("ER_ACCESS_DENIED_ERROR");
        assertThat(new MySqlAuthenticationException("no", null, false).refusal())
                .isEmpty();
        assertThat(new MySqlAuthenticationException("no", null, false).code()).isEmpty();
    }

    private static MySqlServerException error(int code, String sqlState, String message, ErrorDetail detail) {
        return new MySqlServerException(new ErrPacket(code, sqlState, message), ServerFamily.MYSQL, detail, true);
    }
}
