package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthReply;

/** The exchange of a plugin that answers once. */
abstract class SingleAnswer implements AuthExchange {

    private final String plugin;
    private boolean finished;

    SingleAnswer(String plugin) {
        this.plugin = plugin;
    }

    @Override
    public final AuthReply next(Bytes serverData) {
        if (finished) {
            throw new ProtocolException(plugin + " has only one answer, but the server asks for another");
        }
        finished = true; // also where the data is malformed
        return answer(serverData);
    }

    abstract AuthReply answer(Bytes serverData);
}
