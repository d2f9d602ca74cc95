package io.aiomysql.internal.session;

import io.aiomysql.internal.wire.Outgoing;
import io.aiomysql.protocol.framing.PacketHeader;
import io.aiomysql.protocol.framing.PacketWriter;

/** Writes commands into the outgoing buffer, if the server will read them as they are meant. Used by the queue's drainer. */
final class CommandEncoder {

    private final Outgoing outgoing;
    private final PacketWriter out;
    private final SessionGate gate;

    /** What has become of a command. */
    enum Outcome {
        ENCODED,
        /** It has to wait until the state of the session is known; nothing of it is in the buffer. */
        HELD,
        /** It could not be encoded, for example because it is too large for an array, and has failed alone. */
        FAILED
    }

    CommandEncoder(Outgoing outgoing, SessionGate gate) {
        this.outgoing = outgoing;
        this.out = outgoing.packets();
        this.gate = gate;
    }

    /**
     * Encodes a command.
     *
     * @param next the command
     * @param answered how many commands are answered
     */
    Outcome encode(Exchange next, long answered) {
        try {
            out.begin(next.firstSequence());
            if (next.isSecret()) {
                outgoing.wipeWhenSent();
            }
            next.encode(out);
            next.size(out.size() - out.payloadStart());
            if (next.isAnswered() && gate.isStateNeeded(out)) {
                if (!gate.isSettled(answered)) {
                    out.abandon();
                    return Outcome.HELD;
                }
                gate.requireReadable(out);
            }
            int from = out.payloadStart() - PacketHeader.SIZE;
            int after = out.end();
            next.expectSequence(outgoing.answerSequence(next.firstSequence(), after, out.size() - from));
            return Outcome.ENCODED;
        } catch (RuntimeException | Error e) {
            if (!next.isAnswered()) {
                // A part of a long parameter: the statement must not run without it.
                throw e;
            }
            out.abandon();
            next.fail(Failures.ofSending(e));
            return Outcome.FAILED;
        }
    }
}
