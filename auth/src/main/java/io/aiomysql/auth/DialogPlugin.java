package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code dialog}: MariaDB passes on the questions of PAM. They are answered with the passwords, one after the other; each answer is sent
 * as it is.
 *
 * <pre>
 *   ASKED ── question ──┬─ a password is left, trusted, over TLS or a unix socket ──► Send(password NUL) ──► ASKED
 *                       └─ otherwise                                              ──► Refuse
 *   question = 1 byte: bit 0 it is the last one, bits 1 and 2 what may be shown of the answer; n bytes: text
 * </pre>
 *
 * @see <a href="https://mariadb.com/docs/server/reference/plugins/authentication-plugins/authentication-with-pluggable-authentication-modules-pam">MariaDB:
 *     authentication with PAM</a>
 */
final class DialogPlugin implements AuthPlugin {

    static final String NAME = "dialog";

    private static final int LAST = 0x01;

    DialogPlugin() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public AuthExchange begin(AuthContext context) {
        return new Exchange(context);
    }

    private static final class Exchange implements AuthExchange {

        private final AuthContext context;
        private final List<Bytes> answers = new ArrayList<>();
        private int asked;
        private boolean finished;

        Exchange(AuthContext context) {
            this.context = context;
            answers.add(context.password());
            answers.addAll(context.furtherPasswords());
        }

        @Override
        public AuthReply next(Bytes question) {
            if (finished) {
                throw new ProtocolException("the server has asked its last question, and asks another");
            }
            if (!Cleartext.isPermitted(context)) {
                finished = true;
                return Cleartext.refuse(NAME, context);
            }
            // Without a question, the server waits for the answer to the one that needs none: the password.
            finished = !question.isEmpty() && (question.at(0) & LAST) != 0;
            if (asked == answers.size()) {
                finished = true;
                return new AuthReply.Refuse(
                        "the server asks question " + (asked + 1) + ", and there is no password for it: set"
                                + " password2 and password3, or give a plugin of your own for 'dialog' with customAuthPlugins");
            }
            return Cleartext.send(answers.get(asked++));
        }
    }
}
