package io.aiomysql.transport.nio;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The state of a connection. Called on its event loop, except {@link #write}.
 *
 * <pre>
 *   Connecting ──► PlainStream ──► TlsStream ──► InClear, where the peer does not speak TLS
 *        └──────────────┴──────────────┴────────────┴────► CLOSED
 * </pre>
 */
sealed interface Stage permits Connecting, PlainStream, TlsStream, InClear, Stage.Closed {

    /** The end. */
    Stage CLOSED = new Closed();

    /** The selector found the socket ready. */
    void ready() throws IOException;

    /** Does what {@link io.aiomysql.protocol.spi.TransportConnection#write} says. */
    boolean write(ByteBuffer data);

    /** Reading was paused, this stage had stopped watching the socket, and may read again. */
    void resume() throws IOException;

    /** Delivers what has already arrived, after a write has failed. */
    void drain() throws IOException;

    /** Releases the socket. Called once. */
    void close();

    /** Nothing happens any more. */
    final class Closed implements Stage {

        private Closed() {}

        @Override
        public void ready() {}

        @Override
        public boolean write(ByteBuffer data) {
            return true;
        }

        @Override
        public void resume() {}

        @Override
        public void drain() {}

        @Override
        public void close() {}
    }
}
