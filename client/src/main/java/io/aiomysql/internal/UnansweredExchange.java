package io.aiomysql.internal;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.CommandMachine;
import io.aiomysql.protocol.framing.PacketFramer;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ClientCommand;

/** A command that the server does not answer: COM_STMT_CLOSE, COM_STMT_SEND_LONG_DATA, COM_QUIT. */
class UnansweredExchange extends Exchange {

    UnansweredExchange(ClientCommand command) {
        super(command::encode, new NoAnswerMachine());
    }

    @Override
    boolean isAnswered() {
        return false;
    }

    @Override
    void act(CommandAction action, PayloadReader packet, PacketFramer framer) {
        throw new IllegalStateException("silence has no meaning");
    }

    @Override
    void complete() {
        throw new IllegalStateException("silence is never complete");
    }

    @Override
    public void fail(RuntimeException reason) {
        // What it was for is over: with the connection, or by the command that follows.
    }

    private static final class NoAnswerMachine implements CommandMachine {
        @Override
        public CommandAction packetReceived(PayloadReader in) {
            throw new ProtocolException("an answer to a command that has none");
        }

        @Override
        public boolean isComplete() {
            return false;
        }
    }
}
