package io.aiomysql.internal.connection;

import io.aiomysql.MySqlAuthenticationException;
import io.aiomysql.MySqlException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.MySqlTimeoutException;
import io.aiomysql.PasswordSupplier;
import io.aiomysql.internal.future.Timeout;
import io.aiomysql.internal.options.LoginRequests;
import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.internal.options.PasswordBytes;
import io.aiomysql.internal.session.Exchange;
import io.aiomysql.internal.session.Payload;
import io.aiomysql.internal.session.Refusals;
import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.internal.wire.Wire;
import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.login.ChangeUserMachine;
import io.aiomysql.protocol.login.LoginRequest;
import io.aiomysql.protocol.login.LoginResult;
import io.aiomysql.protocol.message.OkPacket;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * COM_CHANGE_USER as exchanges: one for each packet that the client sends in it, and no other command between them.
 *
 * <pre>
 *   begin ── password of the options ──► due ──► sent ── the server asks ──► due ...
 *     └───── passwordSupplier ──► asked ── gives it ──► due        ├── OK ──► accepted
 *                                   └── fails, takes too long ──► refused ◄── ERR, gives up
 * </pre>
 */
final class ChangeUser {

    private final LoginResult first;
    private final Refusals refusals;
    private final Wire wire;
    private final Runnable wake;
    private final String problem;
    private final Client client;

    /** Used up when it is taken: by the password, by the end of the time, or by the end of the connection. */
    private final AtomicBoolean decided = new AtomicBoolean();

    /** Set before the first packet is due. */
    private volatile @Nullable LoginRequest request;

    /** The packet to send; set where the answer to the last one has come, taken by the drainer. */
    private volatile @Nullable Packet due;

    /** The operation that changes the user. */
    interface Client {
        /** The command, or what continues it, is on its way; on the drainer. */
        void sent();

        /** The server has logged in the user; on the I/O thread. */
        void accepted(OkPacket ok);

        /** The server refused, or this client gave up; the connection is closed after this. On any thread. */
        void refused(MySqlException reason);

        /** It could not be sent, or the connection was lost. */
        void failed(RuntimeException reason);
    }

    /** Makes logins of one connection. */
    interface Logins {
        /**
         * Makes one.
         *
         * @param problem how the message begins if it is refused
         */
        ChangeUser of(String problem, Client client);
    }

    /**
     * Creates a login that has not begun.
     *
     * @param first the login of this connection
     * @param wake lets the drainer look for a packet that is due
     */
    ChangeUser(LoginResult first, Refusals refusals, Wire wire, Runnable wake, String problem, Client client) {
        this.first = first;
        this.refusals = refusals;
        this.wire = wire;
        this.wake = wake;
        this.problem = problem;
        this.client = client;
    }

    /** Begins; on the drainer. */
    void begin(OptionValues options) {
        PasswordSupplier supplier = options.passwordSupplier;
        if (supplier == null) {
            begin(LoginRequests.again(options, PasswordBytes.of(options.password)));
            return;
        }
        Timeout limit = Timeout.schedule(
                options.connectTimeout,
                () -> notBegun(new MySqlTimeoutException(
                        problem + ": the passwordSupplier gave no password within the connectTimeout of "
                                + options.connectTimeout.toMillis() + " ms",
                        null,
                        false)));
        SuppliedPassword.ask(
                supplier,
                password -> {
                    limit.cancel();
                    if (decided.compareAndSet(false, true)) {
                        supplied(options, password);
                    } else {
                        password.wipe();
                    }
                },
                this::notBegun);
    }

    private void supplied(OptionValues options, Bytes password) {
        try {
            begin(LoginRequests.again(options, password));
            wake.run();
        } catch (RuntimeException | Error e) {
            password.wipe();
            refuse(new MySqlAuthenticationException(
                    problem + ": " + e.getClass().getName() + " was thrown, the cause", e, false));
        }
    }

    private void begin(LoginRequest wanted) {
        request = wanted;
        ChangeUserMachine begun = new ChangeUserMachine(wanted, first);
        advance(begun, begun.begin(), 0);
    }

    private void notBegun(MySqlException reason) {
        if (decided.compareAndSet(false, true)) {
            refuse(reason);
        }
    }

    /** The connection is lost: no password is needed any more. */
    void end() {
        decided.set(true);
        wipe();
    }

    private void wipe() {
        LoginRequest made = request;
        if (made != null) {
            made.credentials().wipe();
        }
    }

    private void refuse(MySqlException reason) {
        wipe();
        client.refused(reason);
        wire.close(reason);
    }

    /** Returns the packet to send now; null while the answer to the last one is due. */
    @Nullable
    Exchange next() {
        Packet packet = due;
        due = null;
        return packet;
    }

    private void advance(ChangeUserMachine running, CommandAction action, int sequence) {
        if (action instanceof CommandAction.Reply reply) {
            due = new Packet(running, reply.payload(), sequence);
        } else if (action instanceof CommandAction.EndResult end) {
            wipe();
            client.accepted(end.ok());
        } else if (action instanceof CommandAction.Fail fail) {
            refuse(failure(refusals.of(fail.error(), false)));
        } else if (action instanceof CommandAction.GiveUp giveUp) {
            refuse(new MySqlAuthenticationException(giveUp.reason(), giveUp.cause(), false));
        }
    }

    private MySqlException failure(MySqlServerException refusal) {
        return refusal.isAuthenticationFailure() ? new MySqlAuthenticationException(problem, refusal) : refusal;
    }

    private final class Packet extends Exchange {

        private final ChangeUserMachine running;
        private final Bytes payload;
        private final int sequence;
        private @Nullable CommandAction outcome;

        Packet(ChangeUserMachine running, Bytes payload, int sequence) {
            super(Payload.of(payload), running);
            this.running = running;
            this.payload = payload;
            this.sequence = sequence;
            effect(SessionEffect.DATABASE);
        }

        @Override
        protected int firstSequence() {
            return sequence;
        }

        @Override
        protected boolean isSecret() {
            return true;
        }

        @Override
        protected boolean mayExecute() {
            return false;
        }

        @Override
        protected void sent() {
            payload.wipe();
            client.sent();
        }

        @Override
        protected void act(CommandAction action) {
            outcome = action;
        }

        @Override
        protected void complete() {
            CommandAction last = outcome;
            if (last != null) {
                advance(running, last, expectedSequence());
            }
        }

        @Override
        public void fail(RuntimeException reason) {
            end();
            client.failed(reason);
        }
    }
}
