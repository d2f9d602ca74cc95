package io.aiomysql;

import io.aiomysql.converters.parameter.ParameterOptions;
import io.aiomysql.converters.parameter.Parameters;
import io.aiomysql.converters.parameter.SqlModes;
import io.aiomysql.internal.sql.BoundSql;
import io.aiomysql.internal.sql.ParsedSql;
import java.util.List;

/** What the tests share that ask servers how they read SQL: a session under each combination of modes, and interpolation. */
abstract class SqlServerTest extends ServerTest {

    static final List<SqlModes> MODES =
            List.of(SqlModes.DEFAULT, new SqlModes(true, false), new SqlModes(false, true), new SqlModes(true, true));

    private static final Parameters PARAMETERS = new Parameters(ParameterOptions.DEFAULT);

    MySqlConnection connect(SqlModes modes) {
        String backslashes = modes.noBackslashEscapes() ? "NO_BACKSLASH_ESCAPES" : "";
        String quotes = modes.ansiQuotes() ? "ANSI_QUOTES" : "";
        String both = backslashes.isEmpty() || quotes.isEmpty() ? backslashes + quotes : backslashes + "," + quotes;
        return connect(options().sqlMode(both));
    }

    static Row one(MySqlConnection connection, SqlModes modes, String sql, Object... values) {
        return one(connection, interpolated(modes, sql, values));
    }

    static String interpolated(SqlModes modes, String sql, Object... values) {
        return BoundSql.bind(ParsedSql.parse(sql, modes), values, PARAMETERS::bind)
                .interpolate()
                .sql();
    }
}
