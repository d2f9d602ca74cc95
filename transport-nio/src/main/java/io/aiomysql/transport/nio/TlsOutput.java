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
    private final RestingBuffer records = new RestingBuffer();

    TlsOutput(SSLEngine engine, SocketIo socket) {
        this.engine = engine;
        this.socket = socket;
    }

    boolean isEmpty() {
        return records.get().position() == 0;
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
            if (isEmpty()) {
                records.take(RECORDS_PER_WRITE * engine.getSession().getPacketBufferSize());
            }
            SSLEngineResult result = wrap(data);
            if (result.getStatus() == Status.BUFFER_OVERFLOW) {
                if (isEmpty()) {
                    // The engine makes larger records than it said.
                    records.take(records.get().capacity() + engine.getSession().getPacketBufferSize());
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
            return engine.wrap(data, records.get());
        } catch (RuntimeException e) {
            throw new SSLException("TLS failed while writing", e);
        }
    }

    /** Sends what is encrypted; true when all was sent. */
    private boolean flush() throws IOException {
        if (isEmpty()) {
            records.rest();
            return true;
        }
        ByteBuffer sending = records.get().flip();
        try {
            return socket.write(sending);
        } finally {
            sending.compact();
            if (isEmpty()) {
                records.rest();
            }
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
