package io.aiomysql.internal.connection;

import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.internal.session.Exchange;
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
final class UserChange extends NewSession {

    /** How the message begins if it is refused. */
    static final String PROBLEM = "cannot change the user";

    private final OptionValues changed;
    private final ChangeUser.Logins logins;
    private final Consumer<OkPacket> accepted;

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
        super(whenSent, completion);
        this.changed = changed;
        this.logins = logins;
        this.accepted = accepted;
    }

    @Override
    @Nullable
    Exchange begin() {
        logIn(logins.of(PROBLEM, this), changed);
        return null;
    }

    @Override
    public void accepted(OkPacket ok) {
        accepted.accept(ok);
        succeed();
    }
}
