package io.aiomysql.testkit.transport;

import io.aiomysql.protocol.spi.TransportConnection;
import java.io.IOException;
import java.net.SocketOption;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every transport must do. A transport's module extends this class once, and so runs every group of tests below over TCP and
 * over unix domain sockets where that makes a difference, and those of {@link TlsContract}. The other end is plain blocking code on
 * the loopback; no network is needed.
 */
public abstract class TransportContract extends TlsContract {

    /** For subclasses. */
    protected TransportContract() {}

    /**
     * Reads an option of the socket under a connection, which the SPI does not show.
     *
     * @param <T> the option's type
     * @param connection an open connection of the transport under test
     * @param option the option
     * @return its value
     * @throws IOException if the socket does not tell
     */
    protected abstract <T> T socketOption(TransportConnection connection, SocketOption<T> option) throws IOException;

    @Nested
    @ParameterizedClass(name = "over {0}")
    @EnumSource(names = {"TCP", "UNIX"})
    class Connecting extends ConnectContract {
        Connecting(ChannelKind kind) {
            super(TransportContract.this, kind);
        }
    }

    @Nested
    class Addresses extends AddressContract {
        Addresses() {
            super(TransportContract.this);
        }
    }

    @Nested
    class Resolving extends ResolveContract {
        Resolving() {
            super(TransportContract.this);
        }
    }

    @Nested
    @ParameterizedClass(name = "over {0}")
    @EnumSource(names = {"TCP", "UNIX"})
    class Writing extends WriteContract {
        Writing(ChannelKind kind) {
            super(TransportContract.this, kind);
        }
    }

    @Nested
    @ParameterizedClass(name = "over {0}")
    @EnumSource(names = {"TCP", "UNIX"})
    class Reading extends ReadContract {
        Reading(ChannelKind kind) {
            super(TransportContract.this, kind);
        }
    }

    @Nested
    @ParameterizedClass(name = "over {0}")
    @EnumSource(names = {"TCP", "UNIX"})
    class Closing extends CloseContract {
        Closing(ChannelKind kind) {
            super(TransportContract.this, kind);
        }
    }

    @Nested
    @ParameterizedClass(name = "over {0}")
    @EnumSource(names = {"TCP", "UNIX"})
    class Leaks extends LeakContract {
        Leaks(ChannelKind kind) {
            super(TransportContract.this, kind);
        }
    }

    @Nested
    class EventLoops extends EventLoopContract {
        EventLoops() {
            super(TransportContract.this);
        }
    }
}
