package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;

/**
 * {@code mysql_clear_password}: the password itself, for servers that pass it on to PAM, LDAP or the token service of a cloud.
 *
 * <pre>
 *   STARTED ── any data ──┬─ trusted, over TLS or a unix socket ──► Send(password NUL) ──► FINISHED
 *                         └─ otherwise                          ──► Refuse
 * </pre>
 *
 * @see <a href="https://dev.mysql.com/doc/refman/9.7/en/cleartext-pluggable-authentication.html">MySQL: client-side cleartext
 *     pluggable authentication</a>
 */
final class ClearPasswordPlugin implements AuthPlugin {

    static final String NAME = "mysql_clear_password";

    ClearPasswordPlugin() {}

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

    private static final class Exchange extends SingleAnswer {

        private final AuthContext context;

        Exchange(AuthContext context) {
            super(NAME);
            this.context = context;
        }

        @Override
        AuthReply answer(Bytes serverData) {
            return Cleartext.isPermitted(context)
                    ? Cleartext.send(context.password())
                    : Cleartext.refuse(NAME, context);
        }
    }
}
