package io.aiomysql.testkit.transport;

import io.aiomysql.protocol.spi.TransportConnection;
import java.nio.ByteBuffer;

/** A connection under test, what it told, and its other end. */
record Link(TransportConnection connection, RecordingListener listener, PeerConnection peer) {

    /** Writes, and waits until the buffer is handed back. */
    void write(byte[] data) throws InterruptedException {
        if (!connection.write(ByteBuffer.wrap(data))) {
            listener.awaitWritten();
        }
    }
}
