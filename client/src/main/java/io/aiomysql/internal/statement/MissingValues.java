package io.aiomysql.internal.statement;

import io.aiomysql.MySqlServerException;
import io.aiomysql.internal.session.SessionState;
import io.aiomysql.internal.sql.ParsedSql;
import io.aiomysql.protocol.ErrorCode;
import java.util.function.UnaryOperator;

/**
 * Explains the refusal of a statement that has placeholders and was sent without values. It is sent as it is, because what
 * looks like a placeholder may not be one, for example in a stored program's body; so the SQL is examined only after the
 * server has refused it.
 */
record MissingValues(String sql, SessionState session) implements UnaryOperator<MySqlServerException> {

    @Override
    public MySqlServerException apply(MySqlServerException refusal) {
        String remedy = refusal.code() == ErrorCode.ER_PARSE_ERROR ? remedy() : "";
        return remedy.isEmpty() ? refusal : refusal.withRemedy(remedy);
    }

    private String remedy() {
        ParsedSql parsed;
        try {
            parsed = ParsedSql.parse(sql, session.sqlModes());
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
