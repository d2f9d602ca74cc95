package io.aiomysql.internal.options;

/**
 * A statement of the session's set-up.
 *
 * @param sql its text
 * @param mayReturnRows whether it is the user's own, which the server may answer with rows
 */
public record SetUpStatement(String sql, boolean mayReturnRows) {

    static SetUpStatement of(String sql) {
        return new SetUpStatement(sql, false);
    }

    static SetUpStatement ofUser(String sql) {
        return new SetUpStatement(sql, true);
    }

    /** It may hold a secret. */
    @Override
    public String toString() {
        return "SetUpStatement[mayReturnRows=" + mayReturnRows + "]";
    }
}
