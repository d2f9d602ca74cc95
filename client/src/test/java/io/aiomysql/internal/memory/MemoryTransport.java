package io.aiomysql.internal.memory;

import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConfig;
import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.protocol.spi.TransportListener;
import java.util.ArrayList;
import java.util.List;

/** A transport without sockets and threads, for one connection or several. */
public final class MemoryTransport implements Transport {

    private final List<MemoryConnection> connections = new ArrayList<>();

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public TransportConnection connect(TransportConfig config, TransportListener listener) {
        MemoryConnection connection = new MemoryConnection(config, listener);
        connections.add(connection);
        return connection;
    }

    /** Returns how many connections were begun. */
    public int count() {
        return connections.size();
    }

    /** Returns the connection that was begun last. */
    public MemoryConnection last() {
        return connections.get(connections.size() - 1);
    }

    @Override
    public void close() {
        connections.forEach(MemoryConnection::close);
    }
}
