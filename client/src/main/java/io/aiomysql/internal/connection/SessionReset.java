package io.aiomysql.internal.connection;

import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.session.Exchange;
import io.aiomysql.internal.session.Operation;
import io.aiomysql.internal.session.SessionState;
import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.internal.statement.StatementStore;
import io.aiomysql.protocol.command.AcknowledgeMachine;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.login.LoginResult;
import io.aiomysql.protocol.message.ComResetConnection;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.OkPacket;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Resets the session of one connection, so that what was submitted behind it runs in a new session or not at all.
 *
 * <pre>
 *   start ── the server knows it ─────► COM_RESET_CONNECTION ──► sent, what is behind it follows at once
 *     ├───── never asked ─────────────► COM_RESET_CONNECTION ── OK ──► sent
 *     │                                         └── ERR ──┐
 *     └───── the server refused it ──► COM_CHANGE_USER ◄──┘ ── OK ──► sent
 *                                         └── refused, gives up ──► the connection is closed
 * </pre>
 *
 * <p>Any error counts as a refusal: those who do not know the command say so by 1047, 1064, 1105, 1998 or 9003.
 */
final class SessionReset {

    private final Account account;
    private final LoginResult login;
    private final SessionState session;
    private final StatementStore statements;
    private final ChangeUser.Logins logins;

    /** Whether the server has accepted COM_RESET_CONNECTION; null until it was asked. Written on the I/O thread. */
    private volatile @Nullable Boolean supported;

    SessionReset(
            Account account,
            LoginResult login,
            SessionState session,
            StatementStore statements,
            ChangeUser.Logins logins) {
        this.account = account;
        this.login = login;
        this.session = session;
        this.statements = statements;
        this.logins = logins;
    }

    /** Returns what to submit for one reset. */
    Operation operation(Completion<Void> completion) {
        return new Reset(completion);
    }

    /** Takes it that the server does not know COM_RESET_CONNECTION. */
    void logInAgain() {
        supported = false;
    }

    private final class Reset extends NewSession {

        Reset(Completion<Void> completion) {
            super(statements::resetSent, completion);
        }

        @Override
        @Nullable
        Exchange begin() {
            if (!Boolean.FALSE.equals(supported)) {
                return new Resetting(this);
            }
            changeUser();
            return null;
        }

        private void changeUser() {
            logIn(logins.of("cannot log in again to reset the session", this), account.options());
        }

        void resetSent() {
            statements.resetSent();
            if (Boolean.TRUE.equals(supported)) {
                letFollow();
            }
        }

        void resetConfirmed(OkPacket ok) {
            supported = true;
            session.variablesReset(ok);
            succeed();
        }

        void resetRefused(ErrPacket error) {
            if (Boolean.TRUE.equals(supported)) {
                failed(session.refusals().of(error, true));
            } else {
                supported = false;
                changeUser();
            }
        }

        @Override
        public void accepted(OkPacket ok) {
            session.loggedInAgain(Objects.requireNonNullElse(account.options().database, ""), ok);
            succeed();
        }
    }

    /** COM_RESET_CONNECTION. */
    private final class Resetting extends Exchange {

        private final Reset reset;
        private @Nullable OkPacket ok;
        private @Nullable ErrPacket error;

        Resetting(Reset reset) {
            super(new ComResetConnection()::encode, new AcknowledgeMachine(login.capabilities()));
            this.reset = reset;
            effect(SessionEffect.VARIABLES);
        }

        @Override
        protected boolean isKillable() {
            return false;
        }

        @Override
        protected void sent() {
            reset.resetSent();
        }

        @Override
        protected void act(CommandAction action) {
            if (action instanceof CommandAction.EndResult end) {
                ok = end.ok();
            } else if (action instanceof CommandAction.Fail fail) {
                error = fail.error();
            }
        }

        @Override
        protected void complete() {
            if (ok != null) {
                reset.resetConfirmed(ok);
            } else if (error != null) {
                reset.resetRefused(error);
            }
        }

        @Override
        public void fail(RuntimeException reason) {
            reset.failed(reason);
        }
    }
}
