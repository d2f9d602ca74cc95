package io.aiomysql.internal;

import io.aiomysql.MySqlAuthenticationException;
import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PacketWriter;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.login.LoginAction;
import io.aiomysql.protocol.login.LoginMachine;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.spi.TransportConnection;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Carries out what the login machine wants. */
final class LoginPhase implements ConnectionDriver.Phase {

    private final ConnectionDriver driver;
    private final OptionValues options;
    private final TransportConnection transport;
    private final LoginMachine machine;
    private int sequence;
    private boolean greeted;
    private boolean tlsIsDue;

    /** The transport has a buffer that is not written yet. */
    private boolean lent;

    LoginPhase(ConnectionDriver driver, OptionValues options, TransportConnection transport) {
        this.driver = driver;
        this.options = options;
        this.transport = transport;
        this.machine = new LoginMachine(LoginRequests.of(options));
    }

    @Override
    public String problem() {
        return greeted ? "cannot log in" : "cannot connect";
    }

    @Override
    public void packetReceived(PayloadReader packet, int id, int nextId) {
        if (tlsIsDue) {
            throw new ProtocolException("the server went on in clear after TLS was asked for");
        }
        boolean isError = packet.remaining() > 0 && packet.peek() == ErrPacket.HEADER;
        // Servers and proxies that end a login for reasons of their own (shutdown, a kill) do not always count on.
        if (id != sequence && !isError) {
            throw new ProtocolException("sequence id " + id + " where " + sequence + " is due, during the login");
        }
        sequence = nextId;
        LoginAction action = machine.packetReceived(packet);
        greeted = true;
        act(action);
    }

    @Override
    public void tlsStarted() {
        tlsIsDue = false;
        act(machine.tlsStarted());
    }

    @Override
    public void written() {
        lent = false;
        if (tlsIsDue) {
            startTls();
        }
    }

    @Override
    public void closed(@Nullable Throwable cause) {
        driver.openingFailed(cause);
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
            driver.loggedIn(complete.result(), lent);
        } else if (action instanceof LoginAction.Refused refused) {
            driver.close(Failures.server(refused.error(), false));
        } else if (action instanceof LoginAction.GiveUp giveUp) {
            driver.close(new MySqlAuthenticationException(giveUp.reason(), null, false));
        } else if (action instanceof LoginAction.TlsNotOffered) {
            driver.close(OpenFailures.tlsNotOffered(options));
        }
    }

    private void startTls() {
        if (driver.hasBufferedBytes()) {
            // Whoever put them there is not the server: it is silent until the handshake.
            throw new ProtocolException("bytes in clear behind the request for TLS");
        }
        transport.startTls(LoginRequests.tls(options));
    }

    private boolean write(Bytes message) {
        if (lent) {
            throw new ProtocolException("the server asks on before it has read the answer, during the login");
        }
        PacketWriter out = new PacketWriter();
        out.begin(sequence).writeBytes(message);
        sequence = out.end();
        lent = !transport.write(ByteBuffer.wrap(out.array(), 0, out.size()));
        return !lent;
    }
}
