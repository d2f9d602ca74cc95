package io.aiomysql.protocol.login;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.Replay;
import io.aiomysql.protocol.framing.PacketWriter;
import io.aiomysql.protocol.framing.PayloadReader;
import java.util.ArrayList;
import java.util.List;

/**
 * A login: what the server sends, and what the machine makes of it. TLS starts as soon as it is asked for.
 *
 * <p>{@link #plays} checks it packet by packet and however its stream is cut.
 */
final class LoginTranscript {

    private final LoginRequest request;
    private final List<byte[]> packets = new ArrayList<>();
    private final List<Object> outcomes = new ArrayList<>();
    private final PacketWriter stream = new PacketWriter();
    private int sequence;

    LoginTranscript(LoginRequest request) {
        this.request = request;
    }

    /** The server's next packet, and the actions it leads to: one, or StartTls and what follows it. */
    LoginTranscript on(byte[] packet, LoginAction... actions) {
        add(packet);
        for (LoginAction action : actions) {
            outcomes.add(action);
            if (action instanceof LoginAction.Send || action instanceof LoginAction.StartTls) {
                sequence++;
            }
        }
        return this;
    }

    /** The server's next packet, which the machine refuses. */
    LoginTranscript refuses(byte[] packet, String message) {
        add(packet);
        outcomes.add(new Replay.Refusal(message));
        return this;
    }

    /** Checks the transcript, and returns the machine as it was after a last play. */
    LoginMachine plays() {
        Replay.everyWayGives(outcomes, packets, stream.toBytes().toArray(), () -> {
            LoginMachine machine = new LoginMachine(request);
            return in -> advance(machine, in);
        });
        LoginMachine machine = new LoginMachine(request);
        try {
            packets.forEach(packet -> advance(machine, PayloadReader.of(packet)));
        } catch (ProtocolException expected) {
            // Checked by the replay.
        }
        return machine;
    }

    /** Checks the transcript, and that the machine takes nothing more. */
    void playsAndEnds() {
        LoginMachine machine = plays();
        assertThatThrownBy(() -> machine.packetReceived(PayloadReader.of((byte) 0)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(machine::tlsStarted).isInstanceOf(IllegalStateException.class);
    }

    private void add(byte[] packet) {
        packets.add(packet);
        stream.begin(sequence++).writeBytes(packet);
        stream.end();
    }

    private static List<LoginAction> advance(LoginMachine machine, PayloadReader in) {
        List<LoginAction> actions = new ArrayList<>();
        actions.add(machine.packetReceived(in));
        if (actions.get(0) instanceof LoginAction.StartTls) {
            actions.add(machine.tlsStarted());
        }
        return actions;
    }
}
