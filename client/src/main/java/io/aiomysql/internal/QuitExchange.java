package io.aiomysql.internal;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.CommandMachine;
import io.aiomysql.protocol.framing.PacketFramer;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ComQuit;

/** COM_QUIT, which the server answers by closing its side. */
final class QuitExchange extends Exchange {

    private final Runnable whenSent;

    QuitExchange(Runnable whenSent) {
        super(new ComQuit()::encode, new Silence());
        this.whenSent = whenSent;
    }

    @Override
    void sent() {
        whenSent.run();
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
        // The connection is closed, which is what was asked for.
    }

    private static final class Silence implements CommandMachine {
        @Override
        public CommandAction packetReceived(PayloadReader in) {
            throw new ProtocolException("an answer to COM_QUIT, which has none");
        }

        @Override
        public boolean isComplete() {
            return false;
        }
    }
}
