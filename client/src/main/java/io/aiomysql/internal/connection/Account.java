package io.aiomysql.internal.connection;

import io.aiomysql.internal.options.OptionValues;

/** Whom the server takes the connection for: the options that tell, which COM_CHANGE_USER changes. Thread-safe. */
final class Account {

    private volatile OptionValues options;

    Account(OptionValues options) {
        this.options = options;
    }

    /** Returns the options of the user and the database that were logged in last. */
    OptionValues options() {
        return options;
    }

    /** The server has logged in another user; on the I/O thread. */
    void become(OptionValues changed) {
        options = changed;
    }
}
