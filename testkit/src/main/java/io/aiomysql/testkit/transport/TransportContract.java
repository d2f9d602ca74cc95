package io.aiomysql.testkit.transport;

import io.aiomysql.protocol.spi.HostResolver;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConnection;
import java.io.IOException;
import java.net.SocketOption;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every transport must do. A transport's module extends this class once, and so runs every group of tests below, over each
 * {@link ChannelKind} where that makes a difference. The other end is plain blocking code on the loopback; no network is needed.
 */
public abstract class TransportContract {

    /** For subclasses. */
    protected TransportContract() {}

    /**
     * Creates the transport under test. Tests close it.
     *
     * @param eventLoops how many event loops it has
     * @return a new transport
     */
    protected Transport newTransport(int eventLoops) {
        return newTransport(eventLoops, HostResolver.SYSTEM);
    }

    /**
     * Creates the transport under test, with a resolver of the test's. Tests close it.
     *
     * @param eventLoops how many event loops it has
     * @param resolver looks host names up
     * @return a new transport
     */
    protected abstract Transport newTransport(int eventLoops, HostResolver resolver);

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

    /**
     * Says whether the TLS library lets a server of TLS 1.2 begin a new handshake, which TLS 1.3 has done away with.
     *
     * @return true, unless overridden
     */
    protected boolean renegotiates() {
        return true;
    }

    @Nested
    @ParameterizedClass(name = "over {0}")
    @EnumSource(ChannelKind.class)
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
    @EnumSource(ChannelKind.class)
    class Writing extends WriteContract {
        Writing(ChannelKind kind) {
            super(TransportContract.this, kind);
        }
    }

    @Nested
    @ParameterizedClass(name = "over {0}")
    @EnumSource(ChannelKind.class)
    class Reading extends ReadContract {
        Reading(ChannelKind kind) {
            super(TransportContract.this, kind);
        }
    }

    @Nested
    @ParameterizedClass(name = "over {0}")
    @EnumSource(ChannelKind.class)
    class Closing extends CloseContract {
        Closing(ChannelKind kind) {
            super(TransportContract.this, kind);
        }
    }

    @Nested
    @ParameterizedClass(name = "over {0}")
    @EnumSource(ChannelKind.class)
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

    @Nested
    class TlsHandshakes extends TlsHandshakeContract {
        TlsHandshakes() {
            super(TransportContract.this);
        }
    }

    @Nested
    class TlsEndings extends TlsEndContract {
        TlsEndings() {
            super(TransportContract.this);
        }
    }
}
