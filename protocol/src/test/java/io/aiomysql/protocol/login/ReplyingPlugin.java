package io.aiomysql.protocol.login;

import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;
import java.util.function.Function;

/** Always the same reply, made from the context. */
record ReplyingPlugin(String name, Function<AuthContext, AuthReply> reply) implements AuthPlugin {

    /** The password, whoever asks and over whatever channel. */
    static final AuthPlugin CLEAR = new ReplyingPlugin("clear", context -> new AuthReply.Send(context.password()));

    @Override
    public boolean answersAnyGreeting() {
        return true;
    }

    @Override
    public AuthExchange begin(AuthContext context) {
        return serverData -> reply.apply(context);
    }
}
