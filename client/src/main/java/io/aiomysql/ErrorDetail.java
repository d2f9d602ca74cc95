package io.aiomysql;

/** What the message of an exception says of an error that the server reported. */
public enum ErrorDetail {
    /**
     * The server's own message, and the error's name and numbers: {@code Duplicate entry '5' for key 'item.name'
     * (ER_DUP_ENTRY 1062, 23000)}. Servers quote values, SQL, names of users and hosts.
     */
    MESSAGE,
    /**
     * The name and the numbers alone, for logs that must not contain data. {@link MySqlServerException#serverMessage()} still
     * has the server's message.
     */
    CODE
}
