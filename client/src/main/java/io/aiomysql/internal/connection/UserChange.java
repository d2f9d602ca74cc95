package io.aiomysql.internal.connection;

import io.aiomysql.MySqlException;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.internal.session.Exchange;
import io.aiomysql.internal.session.Operation;
import io.aiomysql.protocol.message.OkPacket;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Logs in another user on the same connection, so that what was submitted behind it runs as that user or not at all.
 *
 * <pre>
 *   waiting ──► COM_CHANGE_USER ──► as the server asks ── OK ──► sent
 *                                         └── refused, gives up ──► the connection is closed
 * </pre>
 */
final class UserChange implements Operation, ChangeUser.Client {

    /** How the message begins if it is refused. */
    static final String PROBLEM = "cannot change the user";

    private final OptionValues changed;
    private final ChangeUser login;
    private final Consumer<OkPacket> accepted;
    private final Runnable whenSent;
    private final Completion<Void> completion;
    private boolean begun;

    /** The command has left; used by the drainer. */
    private boolean loggingIn;

    /** Nothing more is to be sent, so that what is behind may follow. */
    private volatile boolean sent;

    /**
     * Creates the operation.
     *
     * @param changed the options of the other user
     * @param logins makes the login
     * @param whenSent called on the drainer when the command has left
     * @param accepted called on the I/O thread when the server has logged in the user, before the future completes
     */
    UserChange(
            OptionValues changed,
            ChangeUser.Logins logins,
            Runnable whenSent,
            Consumer<OkPacket> accepted,
            Completion<Void> completion) {
        this.changed = changed;
        this.login = logins.of(PROBLEM, this);
        this.whenSent = whenSent;
        this.accepted = accepted;
        this.completion = completion;
    }

    @Override
    public boolean isAbandoned() {
        return completion.isAbandoned();
    }

    @Override
    public boolean isMidCommand() {
        return loggingIn && !sent;
    }

    @Override
    public @Nullable Exchange next() {
        if (!begun) {
            begun = true;
            login.begin(changed);
        }
        return login.next();
    }

    @Override
    public boolean isSent() {
        return sent;
    }

    @Override
    public void sent() {
        loggingIn = true;
        whenSent.run();
    }

    @Override
    public void accepted(OkPacket ok) {
        accepted.accept(ok);
        sent = true;
        completion.succeed(null);
    }

    /** What is behind stays where it is, and is not sent: the connection is closed. */
    @Override
    public void refused(MySqlException reason) {
        completion.fail(reason);
    }

    @Override
    public void failed(RuntimeException reason) {
        sent = true;
        completion.fail(reason);
    }

    @Override
    public void fail(RuntimeException reason) {
        login.end();
        failed(reason);
    }
}
