package io.aiomysql.internal.session;

import java.util.function.Consumer;

/** Another connection to the same server as the same user, which stops statements of this one with KILL QUERY. */
public interface SideChannel {

    /** What has become of a KILL QUERY. */
    enum Outcome {
        /** The server has confirmed it. */
        DONE,
        /** The server has certainly not carried it out, and never will. */
        NOT_DONE,
        /** It was sent, and the answer was lost: the server may still carry it out. */
        UNKNOWN
    }

    /** A KILL QUERY that was asked for. */
    interface Request {
        /** Takes it back; false if it was sent, or has an outcome. From any thread. */
        boolean withdraw();
    }

    /**
     * Asks for KILL QUERY. Does not block.
     *
     * @param told gets the outcome once, on any thread, also before this method returns; never if it was withdrawn
     */
    Request kill(Consumer<Outcome> told);
}
