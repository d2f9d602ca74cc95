package io.aiomysql.transport.nio;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A connection that is open, without TLS. */
final class PlainStream implements Stage {

    private final NioConnection connection;
    private final SocketIo socket;

    /** The buffer that the socket had no room for. Set by the writer, cleared by the event loop before it hands it back. */
    private volatile @Nullable ByteBuffer waiting;

    PlainStream(NioConnection connection, SocketIo socket) {
        this.connection = connection;
        this.socket = socket;
    }

    SocketIo socket() {
        return socket;
    }

    boolean isWriting() {
        return waiting != null;
    }

    @Override
    public void ready() throws IOException {
        if (socket.isWritable()) {
            writeOn();
        }
        if (socket.isReadable()) {
            read(SocketIo.TRANSFERS_PER_TURN);
        }
    }

    /**
     * Writes on the calling thread. It may be a user's and be interrupted at any time, for which the JDK closes channels; but
     * only those in blocking mode: SocketChannelImpl sets its interrupt hook for no other (JDK 17 to 25; TransportContract
     * has the proof).
     */
    @Override
    public boolean write(ByteBuffer data) {
        if (waiting != null) {
            throw new IllegalStateException("the buffer of the previous write is not handed back yet");
        }
        try {
            if (socket.write(data)) {
                return true;
            }
        } catch (IOException e) {
            connection.writeFailed(e);
            return true;
        }
        waiting = data;
        if (connection.inEventLoop()) {
            socket.wantWrite(true);
        } else {
            connection.later(() -> socket.wantWrite(true));
        }
        return false;
    }

    private void writeOn() {
        ByteBuffer data = waiting;
        try {
            if (data != null && !socket.write(data)) {
                return;
            }
        } catch (IOException e) {
            connection.writeFailed(e);
            return;
        }
        socket.wantWrite(false);
        if (data != null) {
            waiting = null;
            connection.listener().written(data);
        }
    }

    private void read(int transfers) throws IOException {
        for (int i = 0; i < transfers && connection.isAt(this); i++) {
            if (connection.readGate().shut()) {
                socket.wantRead(false);
                return;
            }
            ByteBuffer target = connection.readBuffer();
            int room = Math.min(target.remaining(), SocketIo.MAX_TRANSFER);
            int count = socket.read(target);
            if (count < 0) {
                connection.shut(null);
                return;
            }
            if (count > 0) {
                connection.listener().received(target);
            }
            if (count < room) {
                return;
            }
        }
    }

    @Override
    public void resume() {
        socket.wantRead(true);
    }

    @Override
    public void drain() throws IOException {
        read(SocketIo.TRANSFERS_AT_THE_END);
    }

    @Override
    public void close() {
        socket.close();
    }
}
