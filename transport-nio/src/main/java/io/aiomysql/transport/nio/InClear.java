package io.aiomysql.transport.nio;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A connection whose peer did not answer with TLS when it should: hands over what comes, and sends nothing. */
final class InClear implements Stage {

    private final NioConnection connection;
    private final SocketIo socket;

    /** What was read for TLS. */
    private final ByteBuffer first;

    InClear(NioConnection connection, SocketIo socket, ByteBuffer first) {
        this.connection = connection;
        this.socket = socket;
        this.first = first;
    }

    @Override
    public void ready() throws IOException {
        read(SocketIo.TRANSFERS_PER_TURN);
    }

    @Override
    public void resume() throws IOException {
        socket.wantRead(true);
        read(SocketIo.TRANSFERS_PER_TURN);
    }

    @Override
    public void drain() throws IOException {
        read(SocketIo.TRANSFERS_AT_THE_END);
    }

    private void read(int transfers) throws IOException {
        for (int i = 0; i < transfers && connection.isAt(this); i++) {
            if (connection.readGate().shut()) {
                socket.wantRead(false);
                return;
            }
            ByteBuffer target = connection.readBuffer();
            int count = first.hasRemaining() ? takeFirst(target) : socket.read(target);
            if (count < 0) {
                connection.shut(null);
                return;
            }
            if (count == 0) {
                return;
            }
            connection.listener().received(target);
        }
    }

    private int takeFirst(ByteBuffer target) {
        int count = Math.min(first.remaining(), target.remaining());
        target.put(first.slice().limit(count));
        first.position(first.position() + count);
        return count;
    }

    /** Nothing goes out in clear once TLS was asked for. */
    @Override
    public boolean write(ByteBuffer data) {
        throw new IllegalStateException("TLS was not started: the peer answered in clear");
    }

    @Override
    public void close() {
        socket.close();
    }
}
