package io.aiomysql.internal.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.converters.parameter.ParameterOptions;
import io.aiomysql.converters.parameter.Parameters;
import io.aiomysql.converters.parameter.SqlModes;
import io.aiomysql.internal.sql.BoundSql;
import io.aiomysql.internal.sql.ParsedSql;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which statements may be run again for other values. */
class StatementRequestTest {

    private static final Parameters PARAMETERS = new Parameters(ParameterOptions.DEFAULT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT ?                     | true",
                "SELECT '@a', ?               | true",
                "SELECT `@a`, ?               | true",
                "SELECT /* @a */ ?            | true",
                "SELECT a - 1, ?              | true",
                "SELECT @a, ?                 | false",
                "SELECT @a := ?               | false",
                "SELECT @@sql_mode, ?         | false",
                "SELECT @`a`, ?               | false"
            })
    void notThoseWithVariables(String sql, boolean shareable) {
        assertThat(StatementRequest.of(bound(sql, 1), false).isShareable()).isEqualTo(shareable);
        assertThat(StatementRequest.of(ParsedSql.parse(sql, SqlModes.DEFAULT)).isShareable())
                .isEqualTo(shareable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT -?", "SELECT - ?", "SELECT a -?"})
    void aSignBeforeAValueIsTold(String sql) {
        assertThat(StatementRequest.of(bound(sql, 1), false).negates()).isTrue();
        assertThat(StatementRequest.of(bound("SELECT a - 1, ?", 1), false).negates())
                .isFalse();
    }

    @Test
    void norThoseWithStreams() {
        assertThat(StatementRequest.of(bound("SELECT ?", new ByteArrayInputStream(new byte[1])), false)
                        .isShareable())
                .isFalse();
    }

    @Test
    void theSqlIsNotShown() {
        assertThat(StatementRequest.of(bound("SELECT 's3cret', ?", 1), true).toString())
                .doesNotContain("s3cret")
                .contains("cursor");
    }

    private static BoundSql bound(String sql, Object value) {
        return BoundSql.bind(ParsedSql.parse(sql, SqlModes.DEFAULT), new Object[] {value}, PARAMETERS::bind);
    }
}
