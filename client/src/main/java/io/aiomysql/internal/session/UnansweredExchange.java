package io.aiomysql.internal.session;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.CommandMachine;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ClientCommand;
import io.aiomysql.protocol.message.ComQuit;

/** A command that the server does not answer: COM_STMT_CLOSE, COM_STMT_SEND_LONG_DATA, COM_QUIT. */
public final class UnansweredExchange extends Exchange {

    private final boolean staysInFlight;
    private final Runnable whenSent;

    public UnansweredExchange(ClientCommand command) {
        this(command, false, () -> {});
    }

    private UnansweredExchange(ClientCommand command, boolean staysInFlight, Runnable whenSent) {
        super(command::encode, new NoAnswerMachine());
        this.staysInFlight = staysInFlight;
        this.whenSent = whenSent;
    }

    /**
     * Creates COM_QUIT, which the server answers by closing its side: it stays in flight until then, with the commands after
     * it.
     *
     * @param whenSent called on the drainer
     */
    public static UnansweredExchange quit(Runnable whenSent) {
        return new UnansweredExchange(new ComQuit(), true, whenSent);
    }

    @Override
    protected boolean isAnswered() {
        return staysInFlight;
    }

    @Override
    protected boolean isKillable() {
        return false;
    }

    @Override
    protected void sent() {
        whenSent.run();
    }

    @Override
    protected void act(CommandAction action) {
        throw new IllegalStateException("there is no answer to act on");
    }

    @Override
    protected void complete() {
        throw new IllegalStateException("there is no answer to complete");
    }

    @Override
    public void fail(RuntimeException reason) {
        // Nobody waits for this command; the connection, or the command after it, reports the failure.
    }

    private static final class NoAnswerMachine implements CommandMachine {
        @Override
        public CommandAction packetReceived(PayloadReader in) {
            throw new ProtocolException("the server answered a command that has no answer");
        }

        @Override
        public int maxPayload(ProtocolLimits limits) {
            return ProtocolLimits.MAX_ERROR_PAYLOAD;
        }

        @Override
        public boolean isComplete() {
            return false;
        }
    }
}
