package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
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
 *   ASKED ── question, or the greeting ──┬─ a password is left, trusted, over TLS or a unix socket ──► Send(password NUL) ──► ASKED
 *                                        └─ otherwise                                              ──► Refuse
 *   question = 1 byte: bit 0 it is the last one, bits 1 and 2 what may be shown of the answer; n bytes: text
 * </pre>
 *
 * <p>Who begins with this plugin answers the first question before it is asked: MariaDB (11.8) takes what comes with the login for the
 * answer, an empty one too.
 *
 * @see <a href="https://mariadb.com/docs/server/reference/plugins/authentication-plugins/authentication-with-pluggable-authentication-modules-pam">MariaDB:
 *     authentication with PAM</a>
 */
final class DialogPlugin implements AuthPlugin {

    static final String NAME = "dialog";

    DialogPlugin() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean answersAnyGreeting() {
        return true;
    }

    @Override
    public AuthExchange begin(AuthContext context) {
        return new Exchange(context);
    }

    private static final class Exchange implements AuthExchange {

        private final AuthContext context;
        private final List<Bytes> answers = new ArrayList<>();
        private int asked;

        Exchange(AuthContext context) {
            this.context = context;
            answers.add(context.password());
            answers.addAll(context.furtherPasswords());
        }

        @Override
        public AuthReply next(Bytes question) {
            if (!Cleartext.isPermitted(context)) {
                return Cleartext.refuse(NAME, context);
            }
            if (asked == answers.size()) {
                return new AuthReply.Refuse(
                        "the server asks question " + (asked + 1) + ", and there is no password for it: set"
                                + " password2 and password3, or give a plugin of your own for 'dialog' with customAuthPlugins");
            }
            return Cleartext.send(answers.get(asked++));
        }
    }
}
