package io.aiomysql.protocol.login;

import static io.aiomysql.protocol.Capabilities.CLIENT_CONNECT_WITH_DB;
import static io.aiomysql.protocol.Capabilities.CLIENT_PLUGIN_AUTH;
import static io.aiomysql.protocol.Capabilities.CLIENT_PLUGIN_AUTH_LENENC_CLIENT_DATA;
import static io.aiomysql.protocol.Capabilities.CLIENT_PROTOCOL_41;
import static io.aiomysql.protocol.Capabilities.CLIENT_SECURE_CONNECTION;
import static io.aiomysql.protocol.Capabilities.CLIENT_SSL;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.framing.PayloadWriter;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.HandshakeResponse41;
import io.aiomysql.protocol.message.HandshakeV10;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.message.SslRequest;
import org.jspecify.annotations.Nullable;

/**
 * The connection phase, from the greeting to the OK that ends the login.
 *
 * <pre>
 *   AwaitingGreeting ── greeting ──► AwaitingTls ── tlsStarted ──┐
 *        │     │                                                 │ send HandshakeResponse41
 *        │     └──────────────────── greeting, no TLS ───────────┤
 *        │                                                       ▼
 *        │                     ┌── AuthSwitchRequest ──── AwaitingVerdict ── OK ──► Ended
 *        │                     └── AuthMoreData ────────►      │   ({@link AuthenticationMachine})
 *        └── ERR ───────────────────── ERR, malformed, give up ┴──► Ended
 * </pre>
 *
 * <p>Where the certificate was not verified, the OK must have a {@link CertificateProof}: without one, the login ends with {@link
 * LoginAction.CertificateNotProven}, and nothing more is sent.
 *
 * <p>Not thread-safe. After the last action, and after an exception, the machine accepts nothing more.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase.html">MySQL: connection
 *     phase</a>
 */
public final class LoginMachine {

    /** The largest packet that the client announces to accept; servers observe their own limit. */
    private static final int MAX_PACKET_SIZE = 1_073_741_824;

    private static final long ALWAYS_NEEDED = CLIENT_PROTOCOL_41 | CLIENT_SECURE_CONNECTION;

    private final LoginRequest request;
    private State state = new AwaitingGreeting();
    private @Nullable ServerFamily family;

    /**
     * Creates a machine that awaits the greeting.
     *
     * @param request what the login asks for
     */
    public LoginMachine(LoginRequest request) {
        this.request = request;
    }

    /**
     * Takes a packet of the server.
     *
     * @param in the payload
     * @return what to do
     * @throws ProtocolException if the packet is malformed or not allowed now
     * @throws IllegalStateException if no packet is awaited: the login has ended, or TLS is being started
     */
    public LoginAction packetReceived(PayloadReader in) {
        State current = state;
        state = new Ended();
        return advance(current.onPacket(in));
    }

    /**
     * Continues the login after TLS was started, with a certificate that was verified, or need not be.
     *
     * @return what to do
     * @throws IllegalStateException if {@link LoginAction.StartTls} was not the last action
     */
    public LoginAction tlsStarted() {
        return tlsStarted(Bytes.EMPTY);
    }

    /**
     * Continues the login after TLS was started.
     *
     * @param unverified the SHA-256 of the server's certificate if it was not verified, so that the server must prove that it is its
     *     own; empty if it was verified, or need not be
     * @return what to do
     * @throws IllegalStateException if {@link LoginAction.StartTls} was not the last action
     */
    public LoginAction tlsStarted(Bytes unverified) {
        State current = state;
        state = new Ended();
        return advance(current.onTlsStarted(unverified));
    }

    /** {@return the kind of server, as its greeting tells; null before the greeting} */
    public @Nullable ServerFamily family() {
        return family;
    }

    private LoginAction advance(Step step) {
        state = step.next();
        return step.action();
    }

    private record Step(State next, LoginAction action) {}

    private sealed interface State {
        default Step onPacket(PayloadReader in) {
            throw new IllegalStateException(
                    "no packet is awaited: " + getClass().getSimpleName());
        }

        default Step onTlsStarted(Bytes unverified) {
            throw new IllegalStateException(
                    "TLS was not asked for: " + getClass().getSimpleName());
        }
    }

    private final class AwaitingGreeting implements State {
        @Override
        public Step onPacket(PayloadReader in) {
            if (in.peek() == ErrPacket.HEADER) {
                return end(new LoginAction.Refused(ErrPacket.decode(in)));
            }
            HandshakeV10 greeting = HandshakeV10.decode(in);
            if (!greeting.capabilities().has(ALWAYS_NEEDED)) {
                throw new ProtocolException("the server does not support the protocol of MySQL 4.1, which is needed");
            }
            family = greeting.family();
            long compression = request.compression().choose(greeting.capabilities());
            if (compression == CompressionRequest.NONE_OFFERED) {
                return end(new LoginAction.CompressionNotOffered());
            }
            Session session = new Session(greeting, compression);
            if (!session.capabilities.has(CLIENT_SSL)) {
                return request.tls() == TlsPolicy.REQUIRED
                        ? end(new LoginAction.TlsNotOffered())
                        : session.respond(Bytes.EMPTY);
            }
            PayloadWriter out = new PayloadWriter();
            session.prefix().encode(out);
            return new Step(new AwaitingTls(session), new LoginAction.StartTls(out.toBytes()));
        }
    }

    private record AwaitingTls(Session session) implements State {
        @Override
        public Step onTlsStarted(Bytes unverified) {
            return session.respond(unverified);
        }
    }

    private record AwaitingVerdict(Session session, AuthenticationMachine authentication) implements State {
        @Override
        public Step onPacket(PayloadReader in) {
            LoginAction action = authentication.packetReceived(in);
            if (action instanceof LoginAction.Authenticated verdict) {
                return end(session.complete(authentication, verdict.ok()));
            }
            boolean goesOn = action instanceof LoginAction.Send || action instanceof LoginAction.AwaitServer;
            return goesOn ? new Step(this, action) : end(action);
        }
    }

    private record Ended() implements State {}

    private static Step end(LoginAction action) {
        return new Step(new Ended(), action);
    }

    /** What the client and the server have agreed on by the greeting. */
    private final class Session {
        private final HandshakeV10 greeting;
        private final Capabilities capabilities;
        private final int collation;

        /** The SHA-256 of a certificate that the server has to prove to be its own; empty for none. */
        private Bytes unverified = Bytes.EMPTY;

        Session(HandshakeV10 greeting, long compression) {
            this.greeting = greeting;
            this.capabilities = negotiate(greeting.capabilities(), compression);
            this.collation = LoginCollation.forLogin(greeting.collation(), greeting.family() == ServerFamily.MARIADB);
        }

        private Capabilities negotiate(Capabilities offered, long compression) {
            Capabilities wanted =
                    CompressionRequest.without(request.wanted()).with(ALWAYS_NEEDED | CLIENT_PLUGIN_AUTH | compression);
            wanted = request.tls() == TlsPolicy.DISABLED ? wanted.without(CLIENT_SSL) : wanted.with(CLIENT_SSL);
            wanted = request.database().isEmpty()
                    ? wanted.without(CLIENT_CONNECT_WITH_DB)
                    : wanted.with(CLIENT_CONNECT_WITH_DB);
            return wanted.and(offered);
        }

        SslRequest prefix() {
            return new SslRequest(capabilities, MAX_PACKET_SIZE, collation);
        }

        Step respond(Bytes unverifiedCertificate) {
            unverified = unverifiedCertificate;
            Credentials credentials = unverified.isEmpty()
                    ? request.credentials()
                    : request.credentials().forUnverifiedPeer();
            AuthenticationMachine authentication = new AuthenticationMachine(
                    credentials, greeting.family(), capabilities, greeting.authPlugin(), greeting.authData());
            LoginAction begun = authentication.begin();
            if (!(begun instanceof LoginAction.Send first)) {
                return end(begun);
            }
            Bytes answer = first.payload();
            if (answer.length() > HandshakeResponse41.MAX_SHORT_ANSWER
                    && !capabilities.has(CLIENT_PLUGIN_AUTH_LENENC_CLIENT_DATA)) {
                return end(new LoginAction.GiveUp("the server accepts no authentication answer of more than "
                        + HandshakeResponse41.MAX_SHORT_ANSWER + " bytes; the plugin '" + authentication.plugin()
                        + "' made one of " + answer.length()));
            }
            PayloadWriter out = new PayloadWriter();
            out.holdsSecret(true);
            new HandshakeResponse41(
                            prefix(),
                            request.user(),
                            answer,
                            request.database(),
                            authentication.plugin(),
                            request.attributes(),
                            request.compression().zstdLevel())
                    .encode(out);
            answer.wipe();
            return new Step(new AwaitingVerdict(this, authentication), new LoginAction.Send(out.toSecret()));
        }

        LoginAction complete(AuthenticationMachine authentication, OkPacket ok) {
            if (!unverified.isEmpty()) {
                Bytes hash;
                try {
                    hash = authentication.passwordHash();
                } catch (PluginFailure e) {
                    return e.action();
                }
                if (hash.isEmpty()) {
                    return new LoginAction.CertificateNotProven("there is no password, or the authentication plugin '"
                            + authentication.plugin() + "' cannot serve to verify a certificate");
                }
                if (!CertificateProof.holds(ok.info(), hash, greeting.authData(), unverified)) {
                    return new LoginAction.CertificateNotProven(
                            "the server does not prove that the certificate is its own");
                }
            }
            return new LoginAction.Complete(new LoginResult(
                    greeting,
                    capabilities,
                    collation,
                    authentication.plugin(),
                    authentication.challenge(),
                    capabilities.has(CLIENT_SSL),
                    ok));
        }
    }
}
