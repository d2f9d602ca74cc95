package io.aiomysql.internal.statement;

import io.aiomysql.MySqlServerException;
import io.aiomysql.converters.parameter.SqlModes;
import io.aiomysql.internal.sql.ParsedSql;
import io.aiomysql.protocol.ErrorCode;

/** Explains the refusals that a statement gets because it is prepared, as statements with values are. */
final class PreparedRemedies {

    /** What servers call it when they bind the parameters, in every language. */
    private static final String BINDING = "mysqld_stmt_execute";

    private PreparedRemedies() {}

    /** Explains why the server did not prepare a statement. */
    static MySqlServerException ofPrepare(MySqlServerException refusal, String sql, SqlModes modes) {
        if (refusal.code() == ErrorCode.ER_UNSUPPORTED_PS) {
            return refusal.withRemedy(
                    "statements with values are prepared, and the server prepares no statement of this"
                            + " kind: run it without values, or with statementMode(TEXT)");
        }
        if (refusal.code() == ErrorCode.ER_PARSE_ERROR && hasSeveralStatements(sql, modes)) {
            return refusal.withRemedy("several statements cannot be prepared as one: run them one by one, or with"
                    + " statementMode(TEXT) and allowMultiStatements(true)");
        }
        return refusal;
    }

    private static boolean hasSeveralStatements(String sql, SqlModes modes) {
        try {
            return ParsedSql.parse(sql, modes).hasSeveralStatements();
        } catch (IllegalArgumentException e) {
            // The modes have changed since it was parsed for its values.
            return false;
        }
    }

    /** Explains why the server did not run a prepared statement with these values. */
    static MySqlServerException ofExecute(MySqlServerException refusal) {
        boolean isBinding = refusal.code() == ErrorCode.ER_WRONG_ARGUMENTS
                && refusal.serverMessage().contains(BINDING);
        return isBinding
                ? refusal.withRemedy("LIMIT and OFFSET take whole numbers from 0 on: send an int or a long, not a"
                        + " BigDecimal, a double or text")
                : refusal;
    }
}
