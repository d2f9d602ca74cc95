package io.aiomysql.internal;

import static io.aiomysql.protocol.ServerStatus.SERVER_STATUS_AUTOCOMMIT;
import static io.aiomysql.protocol.ServerStatus.SERVER_STATUS_IN_TRANS;

import io.aiomysql.protocol.ServerStatus;
import io.aiomysql.protocol.message.OkPacket;

/**
 * What every answer of the server tells of the session. Written on the I/O thread before the answer's future completes, read
 * from any.
 */
final class SessionState {

    private volatile int status;
    private volatile String database;
    private volatile boolean wroteInTransaction;

    SessionState(String database) {
        this.database = database;
    }

    void update(OkPacket ok) {
        status = ok.status();
        boolean inTransaction = ServerStatus.has(ok.status(), SERVER_STATUS_IN_TRANS);
        wroteInTransaction = inTransaction && (wroteInTransaction || ok.affectedRows() != 0);
        String schema = ok.changes().schema();
        if (schema != null) {
            database = schema;
        }
    }

    /** For servers that do not track the schema. */
    void databaseSelected(String name) {
        database = name;
    }

    boolean isAutocommit() {
        return ServerStatus.has(status, SERVER_STATUS_AUTOCOMMIT);
    }

    boolean isInTransaction() {
        return ServerStatus.has(status, SERVER_STATUS_IN_TRANS);
    }

    /** Rows were changed by a transaction that is still open: closing now undoes them. */
    boolean hasUncommittedChanges() {
        return wroteInTransaction;
    }

    /** Returns the name, empty for none. */
    String database() {
        return database;
    }
}
