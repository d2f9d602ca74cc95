package io.aiomysql.transport.netty;

import java.nio.ByteBuffer;

/**
 * The state of a connection. Called on its event loop, except {@link #write}.
 *
 * <pre>
 *   Connecting ──► OpenStream, in clear or with TLS
 *        └──────────────┴────► CLOSED
 * </pre>
 */
sealed interface Stage permits Connecting, OpenStream, Stage.Closed {

    /** The end. */
    Stage CLOSED = new Closed();

    /** Does what {@link io.aiomysql.protocol.spi.TransportConnection#write} says. */
    boolean write(ByteBuffer data);

    /** Reading was paused, this stage had stopped reading, and may read again. */
    void resume();

    /** Releases the channel. Called once. */
    void close();

    /** Nothing happens any more. */
    final class Closed implements Stage {

        private Closed() {}

        @Override
        public boolean write(ByteBuffer data) {
            return true;
        }

        @Override
        public void resume() {}

        @Override
        public void close() {}
    }
}
