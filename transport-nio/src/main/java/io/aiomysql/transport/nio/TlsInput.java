package io.aiomysql.transport.nio;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** The receiving half of TLS: records from the socket, plain bytes for the listener. */
final class TlsInput {

    private static final int RECORDS_SIZE = 65_536;

    private final SSLEngine engine;

    /** What was read and is not decrypted yet; ready to be taken from. */
    private ByteBuffer records;

    /** The rest of a record that was larger than the listener's buffer; ready to be taken from. */
    private ByteBuffer spill = ByteBuffer.allocate(0);

    private boolean starved = true;
    private boolean stuck;

    /** Saves the system call that would say so; good for one turn. */
    private boolean socketEmptied;

    TlsInput(SSLEngine engine) {
        this.engine = engine;
        records = ByteBuffer.allocate(Math.max(RECORDS_SIZE, engine.getSession().getPacketBufferSize()))
                .limit(0);
    }

    /** The socket may have more by now. */
    void beginTurn() {
        socketEmptied = false;
    }

    /** Whether nothing can be decrypted before {@link #fill} was called. */
    boolean isStarved() {
        return starved;
    }

    /** Whether the engine took nothing, because it first has to send or to compute. */
    boolean isStuck() {
        return stuck;
    }

    /** Reads from the socket; the count, 0 when nothing has arrived, or -1 at the end. */
    int fill(SocketIo socket) throws IOException {
        if (socketEmptied) {
            return 0;
        }
        records.compact();
        if (!records.hasRemaining()) {
            // The engine announced a larger record than those it knew of when it was created.
            ByteBuffer larger = ByteBuffer.allocate(engine.getSession().getPacketBufferSize() + records.capacity());
            records = larger.put(records.flip());
        }
        int room = records.remaining();
        try {
            int count = socket.read(records);
            starved = count <= 0;
            socketEmptied = count > 0 && count < room;
            return count;
        } finally {
            records.flip();
        }
    }

    /**
     * Decrypts as many records as the target has room for, or a part of one that does not fit.
     *
     * @return true when the peer has said that it sends no more
     */
    boolean decrypt(ByteBuffer target) throws SSLException {
        if (spill.hasRemaining()) {
            takeSpilled(target);
            return false;
        }
        int before = target.position();
        SSLEngineResult result = unwrap(target);
        stuck = result.getStatus() == Status.OK && result.bytesConsumed() == 0;
        while (result.getStatus() == Status.OK
                && result.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
                && records.hasRemaining()) {
            result = unwrap(target);
        }
        if (result.getStatus() == Status.BUFFER_OVERFLOW && target.position() == before) {
            result = unwrapIntoSpill();
            takeSpilled(target);
        }
        starved = result.getStatus() == Status.BUFFER_UNDERFLOW
                || (result.getStatus() == Status.OK && !records.hasRemaining() && !spill.hasRemaining());
        return result.getStatus() == Status.CLOSED;
    }

    private SSLEngineResult unwrapIntoSpill() throws SSLException {
        if (spill.capacity() < records.capacity()) {
            // No record has more plain bytes than encrypted ones.
            spill = ByteBuffer.allocate(records.capacity());
        }
        spill.clear();
        try {
            return unwrap(spill);
        } finally {
            spill.flip();
        }
    }

    private void takeSpilled(ByteBuffer target) {
        int count = Math.min(spill.remaining(), target.remaining());
        target.put(spill.slice().limit(count));
        spill.position(spill.position() + count);
    }

    private SSLEngineResult unwrap(ByteBuffer target) throws SSLException {
        try {
            return engine.unwrap(records, target);
        } catch (RuntimeException e) {
            throw new SSLException("TLS failed while reading", e);
        }
    }
}
