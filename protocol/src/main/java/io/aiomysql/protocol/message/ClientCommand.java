package io.aiomysql.protocol.message;

import io.aiomysql.protocol.framing.PayloadWriter;

/** A command of the command phase: one packet to the server, with sequence id 0. */
public sealed interface ClientCommand
        permits ComChangeUser,
                ComInitDb,
                ComPing,
                ComQuery,
                ComQuit,
                ComResetConnection,
                ComStmtClose,
                ComStmtExecute,
                ComStmtFetch,
                ComStmtPrepare,
                ComStmtReset,
                ComStmtSendLongData {

    /**
     * Writes the payload.
     *
     * @param out receives the payload
     */
    void encode(PayloadWriter out);
}
