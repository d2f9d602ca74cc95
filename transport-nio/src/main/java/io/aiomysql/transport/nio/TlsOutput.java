package io.aiomysql.transport.nio;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** The sending half of TLS: plain bytes from the writer, and the engine's own messages, as records to the socket. */
final class TlsOutput {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** Several records leave in one system call. */
    private static final int RECORDS_PER_WRITE = 4;

    private static final int WRITES_PER_TURN = 32;

    private final SSLEngine engine;
    private final SocketIo socket;

    /** What is encrypted and not sent yet, from 0 to the position. */
    private ByteBuffer records;

    TlsOutput(SSLEngine engine, SocketIo socket) {
        this.engine = engine;
        this.socket = socket;
        records = ByteBuffer.allocate(RECORDS_PER_WRITE * engine.getSession().getPacketBufferSize());
    }

    boolean isEmpty() {
        return records.position() == 0;
    }

    /**
     * Encrypts and sends data and what the engine has to say itself.
     *
     * @return true when it stopped because the socket is full or it is the others' turn; false when all was sent, or the
     *     engine first needs to hear from the peer
     */
    boolean send(ByteBuffer data) throws IOException {
        for (int i = 0; i < WRITES_PER_TURN; i++) {
            boolean more = encrypt(data);
            if (!flush()) {
                return true;
            }
            if (!more) {
                return false;
            }
        }
        return true;
    }

    /** Fills the records; true when only room was lacking. */
    private boolean encrypt(ByteBuffer data) throws SSLException {
        while (data.hasRemaining() || engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            SSLEngineResult result = wrap(data);
            if (result.getStatus() == Status.BUFFER_OVERFLOW) {
                if (isEmpty()) {
                    // The engine makes larger records than when it was created.
                    records = ByteBuffer.allocate(
                            records.capacity() + engine.getSession().getPacketBufferSize());
                }
                return true;
            }
            if (result.getStatus() == Status.CLOSED || !mayGoOn(result)) {
                return false;
            }
        }
        return false;
    }

    /** Whether the engine can take more at once. It may report a finished handshake in a result that did nothing else. */
    private static boolean mayGoOn(SSLEngineResult result) {
        return switch (result.getHandshakeStatus()) {
            case NEED_TASK, NEED_UNWRAP, NEED_UNWRAP_AGAIN -> false;
            case NEED_WRAP, NOT_HANDSHAKING -> result.bytesConsumed() + result.bytesProduced() > 0;
            case FINISHED -> true;
        };
    }

    private SSLEngineResult wrap(ByteBuffer data) throws SSLException {
        try {
            return engine.wrap(data, records);
        } catch (RuntimeException e) {
            throw new SSLException("TLS failed while writing", e);
        }
    }

    /** Sends what is encrypted; true when all was sent. */
    private boolean flush() throws IOException {
        if (isEmpty()) {
            return true;
        }
        records.flip();
        try {
            return socket.write(records);
        } finally {
            records.compact();
        }
    }

    /** Sends close_notify, or the alert that says why there is none, as far as the socket accepts it now. */
    void close() throws IOException {
        engine.closeOutbound();
        if (isEmpty() || flush()) {
            send(NOTHING);
        }
    }
}
