package io.aiomysql.protocol.command;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.OkPacket;

/**
 * The answer to COM_PING, COM_INIT_DB, COM_RESET_CONNECTION and COM_STMT_RESET: an OK packet or an error.
 *
 * <pre>
 *   awaiting ── OK, ERR ──► complete
 * </pre>
 */
public final class AcknowledgeMachine implements CommandMachine {

    private final Capabilities capabilities;
    private boolean complete;

    /**
     * Creates a machine that awaits the answer.
     *
     * @param capabilities the capabilities in use
     */
    public AcknowledgeMachine(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    @Override
    public CommandAction packetReceived(PayloadReader in) {
        if (complete) {
            throw new IllegalStateException("the answer is already complete");
        }
        complete = true;
        return switch (in.peek()) {
            case OkPacket.HEADER -> new CommandAction.EndResult(OkPacket.decode(in, capabilities));
            case ErrPacket.HEADER -> new CommandAction.Fail(ErrPacket.decode(in));
            default ->
                throw new ProtocolException(
                        "unexpected packet 0x%02X where an OK packet is expected".formatted(in.peek()));
        };
    }

    @Override
    public int maxPayload(ProtocolLimits limits) {
        return ProtocolLimits.MAX_OK_PAYLOAD;
    }

    @Override
    public boolean isComplete() {
        return complete;
    }
}
