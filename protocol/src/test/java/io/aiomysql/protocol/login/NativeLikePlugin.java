package io.aiomysql.protocol.login;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;

/** One answer and no more, as mysql_native_password; the answer is the nonce's length and the nonce. */
record NativeLikePlugin(String name) implements AuthPlugin {

    static Bytes answer(byte... nonce) {
        byte[] answer = new byte[nonce.length + 1];
        answer[0] = (byte) nonce.length;
        System.arraycopy(nonce, 0, answer, 1, nonce.length);
        return Bytes.copyOf(answer);
    }

    @Override
    public boolean answersAnyGreeting() {
        return true;
    }

    @Override
    public AuthExchange begin(AuthContext context) {
        return new AuthExchange() {
            private boolean answered;

            @Override
            public AuthReply next(Bytes serverData) {
                if (answered) {
                    throw new ProtocolException("no more data is due");
                }
                answered = true;
                return new AuthReply.Send(answer(serverData.toArray()));
            }
        };
    }
}
