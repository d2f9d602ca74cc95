package io.aiomysql;

/**
 * Gives the password of each login, such as a token of a cloud that is valid for a few minutes. Set by {@link
 * ConnectOptionsBuilder#passwordSupplier}.
 */
@FunctionalInterface
public interface PasswordSupplier {

    /**
     * Gives the password. Called for each connection before it is opened, for the second connection that stops cancelled statements, and
     * where {@link MySqlConnection#reset} has to log in again. It runs on a thread of the client's own for callbacks and may block;
     * several calls may run at the same time.
     *
     * @return the password's characters, without NUL; empty for none. The array is overwritten with zeros when it was read, so it must
     *     be a new one each time
     * @throws Exception if there is no password: the login fails with {@link MySqlAuthenticationException}, whose cause it is
     */
    char[] password() throws Exception;
}
