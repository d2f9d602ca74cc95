package io.aiomysql.internal.session;

import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.framing.PacketWriter;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether what is known of the session is what the next command will meet. Used by the queue's drainer alone.
 *
 * <pre>
 *   settled ── a command that may change the session leaves ──► unsettled ── answered ──► settled, or in doubt
 *      ▲                                                                                       │
 *      └────────────────────────────── the inquiry is answered ◄── the inquiry leaves ◄────────┘
 * </pre>
 */
public final class SessionGate {

    private final SessionState session;
    private final ServerFamily family;
    private final Capabilities capabilities;

    /** The number of the last command that may change the session. */
    private long lastChange;

    /** The number of the last inquiry. */
    private long lastInquiry;

    public SessionGate(SessionState session, ServerFamily family, Capabilities capabilities) {
        this.session = session;
        this.family = family;
        this.capabilities = capabilities;
    }

    Capabilities capabilities() {
        return capabilities;
    }

    /** A command is on its way, as the one of this number. */
    void sent(Exchange command, long number) {
        if (command.effect() != SessionEffect.NONE || session.isChangedByFunctions()) {
            lastChange = number;
        }
        if (command instanceof ChangeInquiry) {
            lastInquiry = number;
        }
    }

    /** Says whether no command is in flight that may change the session. */
    boolean isSettled(long answered) {
        return lastChange <= answered;
    }

    /** Returns what asks for the session's state before an operation; null if there is no need, or it has been asked. */
    @Nullable
    Exchange inquiryBefore(Operation operation, long answered) {
        boolean asked = lastInquiry > answered;
        boolean inDoubt = operation.asksByItself() ? session.isReadingInDoubt() : session.isInDoubt();
        return !inDoubt || asked || !operation.dependsOnSession()
                ? null
                : ChangeInquiry.of(session, family, capabilities);
    }

    /** Says whether it depends on the session's state how the server reads a command that was written. */
    boolean isStateNeeded(PacketWriter out) {
        return out.hasNonAscii() || !session.clientCharset().readsAll();
    }

    /**
     * Checks that the server reads a command as it was meant.
     *
     * @throws IllegalStateException if it would read other characters; the message names the remedy
     */
    void requireReadable(PacketWriter out) {
        ClientCharset charset = session.isReadingInDoubt() ? ClientCharset.UNKNOWN : session.clientCharset();
        charset.requireReadable(out, out.payloadStart());
    }
}
