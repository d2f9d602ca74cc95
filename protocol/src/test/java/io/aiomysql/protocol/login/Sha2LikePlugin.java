package io.aiomysql.protocol.login;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;

/** The shape of caching_sha2_password: a scramble, then silence (03) or the password itself (04) where that is permitted. */
record Sha2LikePlugin(String name) implements AuthPlugin {

    static final Bytes SCRAMBLE = Bytes.copyOf(Hex.bytes("5C5C5C5C"));
    static final String REFUSAL = "the server wants the password itself; use TLS";

    @Override
    public boolean answersAnyGreeting() {
        return true;
    }

    @Override
    public AuthExchange begin(AuthContext context) {
        return new AuthExchange() {
            private boolean begun;

            @Override
            public AuthReply next(Bytes serverData) {
                if (!begun) {
                    begun = true;
                    return new AuthReply.Send(SCRAMBLE);
                }
                if (serverData.isEmpty()) {
                    throw new ProtocolException("no result of the fast path");
                }
                if (serverData.at(0) == 3) {
                    return new AuthReply.AwaitServer();
                }
                return context.confidential() && context.cleartextPermitted()
                        ? new AuthReply.Send(context.password())
                        : new AuthReply.Refuse(REFUSAL);
            }
        };
    }
}
