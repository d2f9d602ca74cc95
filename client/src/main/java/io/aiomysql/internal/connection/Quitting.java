package io.aiomysql.internal.connection;

import io.aiomysql.internal.session.CommandPhase;
import io.aiomysql.internal.session.Exchange;
import io.aiomysql.internal.session.Failures;
import io.aiomysql.internal.session.UnansweredExchange;
import io.aiomysql.internal.wire.Wire;
import io.aiomysql.protocol.spi.TransportConnection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * COM_QUIT, which the server answers by closing its side. If it does not, this client closes the connection: after a time in which
 * COM_QUIT was all that was left, however long the statements before it take.
 */
final class Quitting {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Wire wire;
    private final CommandPhase phase;
    private final Runnable over;
    private final UnansweredExchange command = UnansweredExchange.quit(this::sent);
    private TransportConnection.@Nullable Timer timer;

    /** Whether only COM_QUIT was left when the timer was started last. */
    private boolean alone;

    /**
     * Prepares the command.
     *
     * @param over called when the connection is closed after the command was sent: not earlier, because the statements before it
     *     are answered only then, and the last may be a commit
     */
    Quitting(Wire wire, CommandPhase phase, Runnable over) {
        this.wire = wire;
        this.phase = phase;
        this.over = over;
    }

    Exchange command() {
        return command;
    }

    private void sent() {
        wire.transport().execute(this::await);
        var unused = phase.over().whenComplete((done, failure) -> {
            if (timer != null) {
                timer.cancel();
            }
            over.run();
        });
    }

    private void await() {
        if (!phase.queue().isClosed()) {
            alone = isAlone();
            timer = wire.transport().schedule(this::passed, TIMEOUT);
        }
    }

    private void passed() {
        if (alone) {
            wire.close(Failures.closedByClient());
        } else {
            await();
        }
    }

    private boolean isAlone() {
        return phase.queue().current() == command;
    }
}
