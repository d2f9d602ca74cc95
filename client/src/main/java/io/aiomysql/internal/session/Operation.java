package io.aiomysql.internal.session;

import org.jspecify.annotations.Nullable;

/**
 * What one call sends: one command, or several in order, with no command of another operation between them.
 *
 * <pre>
 *   waiting ──► sending ── isSent() ──► only answers are due
 *      │         │   ▲
 *      │         │   └── an answer has come, or data has
 *      │         └── next() is null: holds back what is behind it, and waits
 *      └── abandoned before its first command ──► dropped
 * </pre>
 *
 * <p>The queue's drainer calls {@link #next} and {@link #isSent}, one thread at a time and not always the same.
 */
public interface Operation {

    /** Says whether nobody waits for the outcome any more, so that nothing need be sent. */
    boolean isAbandoned();

    /**
     * Says whether it runs or prepares SQL, so that the state of the session has to be known. Not for SQL that asks for what the
     * statement before it left behind: nothing may be sent between the two.
     */
    default boolean dependsOnSession() {
        return false;
    }

    /**
     * Says whether it is one command, written without regard to what statements are prepared by: its own OK tells what MySQL has not
     * reported yet, and is soon enough.
     */
    default boolean asksByItself() {
        return false;
    }

    /** Returns about how many bytes of SQL and values it keeps in memory while it waits; always the same number. */
    default int retainedBytes() {
        return 0;
    }

    /**
     * Says whether what it sends next continues a command that the server is still reading, so that nothing else may be sent
     * before, neither a statement to close nor a question about the session. On the drainer.
     */
    default boolean isMidCommand() {
        return false;
    }

    /** Returns the command to send now; null when there is none, or none yet. */
    @Nullable
    Exchange next();

    /** Says whether there is nothing more to send, so that the next operation may send. */
    boolean isSent();

    /** Fails the future of an operation that has not sent all its commands. */
    void fail(RuntimeException reason);
}
