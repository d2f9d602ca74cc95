package io.aiomysql.internal.connection;

import io.aiomysql.MySqlException;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.session.Submitter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells those who have asked that a connection is closed, and logs that one was lost. */
final class ConnectionEnd {

    private static final Logger LOGGER = System.getLogger("io.aiomysql");

    private final Submitter submitter;
    private final String name;
    private final Set<Question<?>> questions = ConcurrentHashMap.newKeySet();

    /** Written before {@link #over}. */
    private volatile Optional<MySqlException> reason = Optional.empty();

    private volatile boolean over;

    /** Whether somebody has the connection, whom its loss concerns. */
    private volatile boolean handedOut;

    private record Question<T>(Completion<T> completion, Function<Optional<MySqlException>, @Nullable T> answer) {
        void tell(Optional<MySqlException> reason) {
            completion.succeed(answer.apply(reason));
        }
    }

    /**
     * Creates one for a connection that is open.
     *
     * @param name tells in the log which one it is
     */
    ConnectionEnd(Submitter submitter, String name) {
        this.submitter = submitter;
        this.name = name;
    }

    void handedOut() {
        handedOut = true;
    }

    /** Returns a future that completes at the end; it never fails, and nothing depends on it. */
    <T> CompletableFuture<T> future(Function<Optional<MySqlException>, @Nullable T> answer) {
        Question<T> question = new Question<>(submitter.completion(), answer);
        questions.add(question);
        question.completion().whenAbandoned(() -> questions.remove(question));
        if (over) {
            tell(reason);
        }
        return question.completion().future();
    }

    /** The connection is closed; on the I/O thread. */
    void happened(@Nullable MySqlException cause) {
        Optional<MySqlException> lost = submitter.isQuitting() ? Optional.empty() : Optional.ofNullable(cause);
        reason = lost;
        over = true;
        tell(lost);
        if (handedOut && lost.isPresent()) {
            submitter.callbacks().execute(() -> log(lost.get()));
        }
    }

    private void tell(Optional<MySqlException> why) {
        questions.removeIf(question -> {
            question.tell(why);
            return true;
        });
    }

    private void log(MySqlException lost) {
        try {
            LOGGER.log(Level.WARNING, name + " is closed: " + lost.getMessage());
        } catch (RuntimeException | Error e) {
            // A log that fails must disturb nothing else.
        }
    }
}
