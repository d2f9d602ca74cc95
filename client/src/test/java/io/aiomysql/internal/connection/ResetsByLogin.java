package io.aiomysql.internal.connection;

import io.aiomysql.MySqlConnection;

/** Makes connections reset their sessions by COM_CHANGE_USER, though their servers know COM_RESET_CONNECTION. */
public final class ResetsByLogin {

    private ResetsByLogin() {}

    public static MySqlConnection on(MySqlConnection connection) {
        ((RealConnection) connection).logInAgainToReset();
        return connection;
    }
}
