package io.aiomysql.internal.statement;

import io.aiomysql.MySqlServerException;
import io.aiomysql.converters.parameter.SqlModes;
import io.aiomysql.internal.sql.ParsedSql;
import io.aiomysql.protocol.ErrorCode;

/**
 * Explains why a statement was refused that was sent without values, though it has placeholders. It has to be sent as it is,
 * for what looks like a placeholder may be none, as in a stored program's body; so the SQL is looked at when the server has
 * refused it.
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
            return "the statement has both ? and :name, and no value was given";
        }
        int count = parsed.placeholderCount();
        if (count == 0) {
            return "";
        }
        return "the statement has " + count + (count == 1 ? " placeholder" : " placeholders")
                + ", and no value was given: "
                + (parsed.isNamed() ? "give Query.of(sql).bind(name, value)" : "give the values behind the SQL");
    }
}
