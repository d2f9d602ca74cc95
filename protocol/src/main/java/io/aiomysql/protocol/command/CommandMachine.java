package io.aiomysql.protocol.command;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.framing.PayloadReader;

/**
 * Reads the answer to one command. Not thread-safe.
 *
 * <p>The answer is complete with {@link CommandAction.Fail}, {@link CommandAction.Prepared}, and an {@link
 * CommandAction.EndResult} after which no other result follows. After that, and after an exception, the machine accepts
 * no more packets.
 */
public interface CommandMachine {

    /**
     * Takes a packet of the server.
     *
     * @param in the payload, which is read here unless it is a row
     * @return what the packet means
     * @throws ProtocolException if the packet is malformed or not allowed now
     * @throws IllegalStateException if the answer is already complete
     */
    CommandAction packetReceived(PayloadReader in);

    /**
     * Returns how large the next packet may be, so that one that cannot be right is refused by its header.
     *
     * @param limits what is accepted where rows may come
     * @return in bytes
     */
    int maxPayload(ProtocolLimits limits);

    /** {@return true if the answer is complete, so that the next packet belongs to another command} */
    boolean isComplete();
}
