package io.aiomysql.internal;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.CommandMachine;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ClientCommand;

/** A command that the server does not answer: COM_STMT_CLOSE, COM_STMT_SEND_LONG_DATA, COM_QUIT. */
class SilentExchange extends Exchange {

    SilentExchange(ClientCommand command) {
        super(command::encode, new Silence());
    }

    @Override
    boolean isAnswered() {
        return false;
    }

    @Override
    void act(CommandAction action, PayloadReader packet) {
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

    private static final class Silence implements CommandMachine {
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
