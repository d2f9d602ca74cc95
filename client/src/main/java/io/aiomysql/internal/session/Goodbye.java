package io.aiomysql.internal.session;

import io.aiomysql.internal.wire.Outgoing;
import io.aiomysql.protocol.message.ComQuit;
import io.aiomysql.protocol.spi.TransportConnection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The end of an idle connection: COM_QUIT, and then the socket is closed. A server counts a connection that ends without it as
 * aborted, in {@code Aborted_clients}. Nobody waits for the server. Used by the queue's drainer.
 *
 * <pre>
 *   due ── the buffer is free ──► sent ── the transport has written it ──► closed
 *    └──────────── neither comes to pass in time ────────────────────────────┘
 * </pre>
 */
final class Goodbye {

    /** A socket that takes no five bytes in this time belongs to a server that does not read. */
    private static final Duration LIMIT = Duration.ofMillis(200);

    private final TransportConnection transport;
    private final Outgoing outgoing;
    private TransportConnection.@Nullable Timer limit;
    private boolean sent;
    private boolean done;

    Goodbye(TransportConnection transport, Outgoing outgoing) {
        this.transport = transport;
        this.outgoing = outgoing;
    }

    /** Goes on as far as it can; to be called again when the transport has given the buffer back. */
    void advance() {
        if (done) {
            return;
        }
        if (!sent && !outgoing.isBusy()) {
            sent = true;
            outgoing.clear();
            new ComQuit().encode(outgoing.packets().begin(0));
            outgoing.packets().end();
            outgoing.write();
        }
        if (sent && !outgoing.isBusy()) {
            done = true;
            over();
            transport.close();
        } else if (limit == null) {
            limit = transport.schedule(transport::close, LIMIT);
        }
    }

    /** The connection is closed. */
    void over() {
        TransportConnection.Timer timer = limit;
        if (timer != null) {
            timer.cancel();
        }
    }
}
