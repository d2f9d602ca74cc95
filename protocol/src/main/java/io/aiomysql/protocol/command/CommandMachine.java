package io.aiomysql.protocol.command;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;

/**
 * The answer to one command. Not thread-safe.
 *
 * <p>The answer is complete with {@link CommandAction.Fail}, {@link CommandAction.Prepared}, and {@link
 * CommandAction.EndResult} that no other result follows. After that, and after an exception, the machine takes nothing more.
 */
public interface CommandMachine {

    /**
     * Takes a packet of the server.
     *
     * @param in the payload; read, but for a row, which is left as it is
     * @return what to make of it
     * @throws ProtocolException if the packet is malformed or not allowed now
     * @throws IllegalStateException if the answer was complete
     */
    CommandAction packetReceived(PayloadReader in);

    /**
     * Says whether the answer is complete.
     *
     * @return true when the next packet belongs to another command
     */
    boolean isComplete();
}
