package io.aiomysql.protocol;

/**
 * The peer broke the protocol: a malformed packet, a packet that the current state does not allow, or one beyond a limit.
 *
 * <p>This is the only exception that bytes from the peer can cause in this module. The connection cannot be used any more.
 * The message describes the packet and never quotes its content.
 */
public final class ProtocolException extends RuntimeException {

    /**
     * Creates the exception.
     *
     * @param message what was wrong, without a byte of the packet's content beyond its header
     */
    public ProtocolException(String message) {
        super(message);
    }
}
