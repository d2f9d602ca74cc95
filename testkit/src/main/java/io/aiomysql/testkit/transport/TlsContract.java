package io.aiomysql.testkit.transport;

import io.aiomysql.protocol.spi.HostResolver;
import io.aiomysql.protocol.spi.Transport;
import org.junit.jupiter.api.Nested;

/**
 * What every transport must do over TLS, with each of the TLS libraries that it can use: a class that extends this one runs every
 * group of tests below with one of them. The rest of what transports must do has no need to be run again with another library, and
 * is in {@link TransportContract}.
 */
public abstract class TlsContract {

    /** For subclasses. */
    protected TlsContract() {}

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
     * Says whether the TLS library lets a server of TLS 1.2 begin a new handshake, which TLS 1.3 has done away with.
     *
     * @return true, unless overridden
     */
    protected boolean renegotiates() {
        return true;
    }

    @Nested
    class ConnectingOverTls extends ConnectContract {
        ConnectingOverTls() {
            super(TlsContract.this, ChannelKind.TLS);
        }
    }

    @Nested
    class WritingOverTls extends WriteContract {
        WritingOverTls() {
            super(TlsContract.this, ChannelKind.TLS);
        }
    }

    @Nested
    class ReadingOverTls extends ReadContract {
        ReadingOverTls() {
            super(TlsContract.this, ChannelKind.TLS);
        }
    }

    @Nested
    class ClosingOverTls extends CloseContract {
        ClosingOverTls() {
            super(TlsContract.this, ChannelKind.TLS);
        }
    }

    @Nested
    class LeaksOverTls extends LeakContract {
        LeaksOverTls() {
            super(TlsContract.this, ChannelKind.TLS);
        }
    }

    @Nested
    class TlsHandshakes extends TlsHandshakeContract {
        TlsHandshakes() {
            super(TlsContract.this);
        }
    }

    @Nested
    class TlsSessions extends TlsSessionContract {
        TlsSessions() {
            super(TlsContract.this);
        }
    }

    @Nested
    class TlsEndings extends TlsEndContract {
        TlsEndings() {
            super(TlsContract.this);
        }
    }

    @Nested
    class AnswersInClear extends InClearContract {
        AnswersInClear() {
            super(TlsContract.this);
        }
    }
}
