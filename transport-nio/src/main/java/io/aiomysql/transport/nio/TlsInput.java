package io.aiomysql.transport.nio;

import io.aiomysql.protocol.spi.TlsRecords;
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
    private final RestingBuffer records = new RestingBuffer();

    /** The rest of a record that was larger than the listener's buffer; ready to be taken from. */
    private final RestingBuffer spill = new RestingBuffer();

    private boolean starved = true;
    private boolean stuck;

    /** Saves the system call that would say so; good for one turn. */
    private boolean socketEmptied;

    TlsInput(SSLEngine engine) {
        this.engine = engine;
    }

    /** The socket may have more by now. */
    void beginTurn() {
        socketEmptied = false;
    }

    /** Whether what was read is no TLS, as far as it can be told; before anything was decrypted. */
    boolean isInClear() {
        return !TlsRecords.mayBegin(records.get());
    }

    /** Whether enough was read to tell. */
    boolean hasDecisiveBytes() {
        return records.get().remaining() >= TlsRecords.DECISIVE;
    }

    /** Hands over what was read as it is. */
    ByteBuffer undecrypted() {
        return records.get();
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
        ByteBuffer target = roomForRecords();
        int room = target.remaining();
        try {
            int count = socket.read(target);
            starved = count <= 0;
            socketEmptied = count > 0 && count < room;
            return count;
        } finally {
            target.flip();
            restIfEmpty();
        }
    }

    private ByteBuffer roomForRecords() {
        ByteBuffer pending = records.get();
        int recordSize = engine.getSession().getPacketBufferSize();
        if (!pending.hasRemaining()) {
            return records.take(Math.max(RECORDS_SIZE, recordSize));
        }
        pending.compact();
        if (pending.hasRemaining()) {
            return pending;
        }
        // The engine announced a larger record than those it knew of when the buffer was made.
        pending.flip();
        return records.take(pending.capacity() + recordSize).put(pending);
    }

    private void restIfEmpty() {
        if (!records.get().hasRemaining()) {
            records.rest();
        }
    }

    /**
     * Decrypts as many records as the target has room for, or a part of one that does not fit.
     *
     * @return true when the peer has said that it sends no more
     */
    boolean decrypt(ByteBuffer target) throws SSLException {
        if (spill.get().hasRemaining()) {
            takeSpilled(target);
            return false;
        }
        int before = target.position();
        SSLEngineResult result = unwrap(target);
        stuck = result.getStatus() == Status.OK && result.bytesConsumed() == 0;
        while (result.getStatus() == Status.OK
                && result.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
                && records.get().hasRemaining()) {
            result = unwrap(target);
        }
        if (result.getStatus() == Status.BUFFER_OVERFLOW && target.position() == before) {
            result = unwrapIntoSpill();
            takeSpilled(target);
        }
        starved = result.getStatus() == Status.BUFFER_UNDERFLOW
                || (result.getStatus() == Status.OK
                        && !records.get().hasRemaining()
                        && !spill.get().hasRemaining());
        restIfEmpty();
        return result.getStatus() == Status.CLOSED;
    }

    private SSLEngineResult unwrapIntoSpill() throws SSLException {
        // No record has more plain bytes than encrypted ones.
        ByteBuffer target = spill.take(records.get().capacity());
        try {
            return unwrap(target);
        } finally {
            target.flip();
        }
    }

    private void takeSpilled(ByteBuffer target) {
        ByteBuffer rest = spill.get();
        int count = Math.min(rest.remaining(), target.remaining());
        target.put(rest.slice().limit(count));
        rest.position(rest.position() + count);
        if (!rest.hasRemaining()) {
            spill.rest();
        }
    }

    private SSLEngineResult unwrap(ByteBuffer target) throws SSLException {
        try {
            return engine.unwrap(records.get(), target);
        } catch (RuntimeException e) {
            throw new SSLException("TLS failed while reading", e);
        }
    }
}
