package io.aiomysql.internal.open;

import io.aiomysql.MySqlServerException;
import io.aiomysql.MySqlTimeoutException;
import io.aiomysql.internal.options.LoginRequests;
import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.internal.options.UnverifiedCertificate;
import io.aiomysql.internal.session.Refusals;
import io.aiomysql.internal.wire.Outgoing;
import io.aiomysql.internal.wire.Phase;
import io.aiomysql.internal.wire.Wire;
import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.login.FirstPacket;
import io.aiomysql.protocol.login.LoginAction;
import io.aiomysql.protocol.login.LoginMachine;
import io.aiomysql.protocol.login.LoginRequest;
import io.aiomysql.protocol.login.LoginResult;
import io.aiomysql.protocol.message.ErrPacket;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries out the actions of the login machine. */
final class LoginPhase implements Phase {

    private final OptionValues options;
    private final LoginRequest request;
    private final Wire wire;
    private final Outgoing outgoing;
    private final Consumer<LoginResult> loggedIn;
    private final Consumer<@Nullable Throwable> failed;
    private final LoginMachine machine;
    private int sequence;
    private boolean greeted;
    private boolean tlsIsDue;
    private boolean inHandshake;

    /** The server's certificate was not verified, and only the OK can prove that it is its own. */
    private boolean awaitsProof;

    /**
     * Creates a phase that awaits the greeting.
     *
     * @param request whose passwords are overwritten at the end
     * @param wire connected
     * @param loggedIn called when the login is done, to go over to another phase
     * @param failed called when the connection is closed before that, with the cause; null is the server's orderly close
     */
    LoginPhase(
            OptionValues options,
            LoginRequest request,
            Wire wire,
            Consumer<LoginResult> loggedIn,
            Consumer<@Nullable Throwable> failed) {
        this.options = options;
        this.request = request;
        this.wire = wire;
        this.outgoing = wire.outgoing();
        this.loggedIn = loggedIn;
        this.failed = failed;
        this.machine = new LoginMachine(request);
    }

    /** Returns how the message begins if the opening fails now, such as "cannot log in". */
    String problem() {
        return greeted ? "cannot log in" : "cannot connect";
    }

    /** Returns the failure when the time for connecting is over. */
    MySqlTimeoutException timeout() {
        return greeted ? OpenFailures.timeout(options, problem(), null) : OpenFailures.notGreeted(options);
    }

    /** An ERR that ends the login (a shutdown, a kill) may have any sequence id, from servers and proxies. */
    @Override
    public int limit(int length, int id, int first) {
        if (!greeted) {
            FirstPacket.check(length, id, first);
        }
        boolean isError = first == ErrPacket.HEADER || (first == UNKNOWN && length > 0);
        if (tlsIsDue && !isError) {
            throw new ProtocolException("the server sent a packet in clear after TLS was requested");
        }
        if (id != sequence && !isError) {
            throw new ProtocolException("the login continues with sequence id " + id + " instead of " + sequence);
        }
        return ProtocolLimits.MAX_LOGIN_PAYLOAD;
    }

    @Override
    public void packetReceived(PayloadReader packet, int id, int nextId) {
        int length = packet.remaining();
        var unused = limit(length, id, length == 0 ? UNKNOWN : packet.peek());
        if (tlsIsDue) {
            wire.close(OpenFailures.unverified(refusal(ErrPacket.decode(packet))));
            return;
        }
        sequence = nextId;
        LoginAction action = machine.packetReceived(packet);
        greeted = true;
        act(action);
    }

    @Override
    public void tlsStarted() {
        tlsIsDue = false;
        Bytes unverified =
                UnverifiedCertificate.fingerprint(options, wire.transport().tlsSession());
        awaitsProof = !unverified.isEmpty();
        act(machine.tlsStarted(unverified));
    }

    @Override
    public void written() {
        if (tlsIsDue) {
            refuseBytesInClear();
            startTls();
        }
    }

    @Override
    public void batchEnded() {
        if (tlsIsDue) {
            refuseBytesInClear();
        }
    }

    @Override
    public void closed(@Nullable Throwable cause) {
        request.credentials().wipe();
        failed.accept(cause);
    }

    private void act(LoginAction action) {
        if (action instanceof LoginAction.Send send) {
            write(send.payload());
        } else if (action instanceof LoginAction.StartTls tls) {
            tlsIsDue = true;
            if (write(tls.sslRequest())) {
                startTls();
            }
        } else if (action instanceof LoginAction.Complete complete) {
            outgoing.wipe();
            request.credentials().wipe();
            loggedIn.accept(complete.result());
        } else if (action instanceof LoginAction.Refused refused) {
            MySqlServerException refusal = refusal(refused.error());
            wire.close(awaitsProof ? OpenFailures.fromUnknownServer(refusal) : refusal);
        } else if (action instanceof LoginAction.GiveUp giveUp) {
            wire.close(OpenFailures.gaveUp(options, giveUp.reason(), giveUp.cause()));
        } else if (action instanceof LoginAction.TlsNotOffered) {
            wire.close(OpenFailures.tlsNotOffered(options));
        } else if (action instanceof LoginAction.CertificateNotProven unproven) {
            wire.close(OpenFailures.certificateNotProven(options, unproven.reason()));
        } else if (action instanceof LoginAction.CompressionNotOffered) {
            wire.close(OpenFailures.compressionNotOffered(options));
        }
    }

    private MySqlServerException refusal(ErrPacket error) {
        return new Refusals(machine.family(), options.errorDetail).of(error, false);
    }

    private void startTls() {
        // A packet behind the greeting comes next: it may be an ERR.
        if (!wire.hasBufferedBytes()) {
            inHandshake = true;
            wire.transport().startTls(LoginRequests.tls(options));
        }
    }

    /** The server sends nothing before the handshake, and instead of it nothing but an ERR: somebody else has sent these bytes. */
    private void refuseBytesInClear() {
        if (!inHandshake && wire.isOpen() && wire.hasBufferedBytes()) {
            throw new ProtocolException(
                    "bytes arrived in clear after TLS was requested; the server does not send them");
        }
    }

    private boolean write(Bytes message) {
        if (outgoing.isBusy()) {
            throw new ProtocolException(
                    "during the login, the server sent another request before it had read the last answer");
        }
        outgoing.clear();
        outgoing.wipeWhenSent();
        outgoing.packets().begin(sequence).writeBytes(message);
        message.wipe();
        sequence = outgoing.packets().end();
        return outgoing.write();
    }
}
