package io.aiomysql.internal.statement;

import io.aiomysql.MySqlServerException;
import io.aiomysql.converters.parameter.SqlModes;
import io.aiomysql.internal.sql.ParsedSql;
import io.aiomysql.protocol.ErrorCode;

/**
 * Explains the refusal of a statement that has placeholders and was sent without values. It is sent as it is, because what
 * looks like a placeholder may not be one, for example in a stored program's body; so the SQL is examined only after the
 * server has refused it.
 */
final class MissingValues {

    private MissingValues() {}

    static MySqlServerException explain(MySqlServerException refusal, String sql, SqlModes modes) {
        String remedy = refusal.code() == ErrorCode.ER_PARSE_ERROR ? remedy(sql, modes) : "";
        return remedy.isEmpty() ? refusal : refusal.withRemedy(remedy);
    }

    private static String remedy(String sql, SqlModes modes) {
        ParsedSql parsed;
        try {
            parsed = ParsedSql.parse(sql, modes);
        } catch (IllegalArgumentException e) {
            return "the statement has both ? and :name, but no value was given";
        }
        int count = parsed.placeholderCount();
        if (count == 0) {
            return "";
        }
        return "the statement has " + count + (count == 1 ? " placeholder" : " placeholders")
                + ", but no value was given: "
                + (parsed.isNamed() ? "pass Query.of(sql).bind(name, value)" : "pass the values after the SQL");
    }
}
