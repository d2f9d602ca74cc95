package io.aiomysql.internal.wire;

import io.aiomysql.protocol.framing.PayloadGate;
import io.aiomysql.protocol.framing.PayloadReader;
import org.jspecify.annotations.Nullable;

/** Handles what happens on a {@link Wire}; one phase at a time, on the event loop. As a gate, it refuses packets by their header. */
public interface Phase extends PayloadGate {

    /** The socket is open; told to the first phase. */
    default void connected() {}

    void packetReceived(PayloadReader packet, int sequence, int nextSequence);

    /**
     * There is no memory to read into: fails the command whose answer is due, and drops the answer.
     *
     * @return false if no answer is due
     */
    default boolean dropAnswer(OutOfMemoryError cause) {
        return false;
    }

    /** The connection is about to end: lets go of what was kept of the answer that is due. */
    default void letGo() {}

    /** More bytes may be read into the chunk that the last packets are in; where packets are compressed, all of them are still to come. */
    default void chunkEnded() {}

    /** All packets that have arrived were handled. */
    default void batchEnded() {}

    /** The transport has given the buffer of the {@link Outgoing} back. */
    default void written() {}

    default void tlsStarted() {}

    /** The connection is over; the cause is null after the server's orderly close. */
    void closed(@Nullable Throwable cause);
}
