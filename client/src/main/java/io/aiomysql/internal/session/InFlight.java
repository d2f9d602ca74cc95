package io.aiomysql.internal.session;

import io.aiomysql.MySqlException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The commands whose answers are due, in order. The drainer adds them, and the event loop removes them. */
final class InFlight {

    private final Queue<Exchange> commands = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    /** Counts the commands that were sent and have an answer; used by the drainer. */
    private long sent;

    /** A command without an answer was sent behind the last one that has one; used by the drainer. */
    private boolean unansweredBehind;

    /** Takes a command that leaves now; returns its number, or 0 if it has no answer. On the drainer. */
    long add(Exchange command) {
        unansweredBehind = !command.isAnswered();
        if (unansweredBehind) {
            return 0;
        }
        count.incrementAndGet();
        sent++;
        command.number(sent);
        commands.add(command);
        return sent;
    }

    /** Returns the command whose answer is due; on other threads than the event loop, the one that was due a moment ago. */
    @Nullable
    Exchange current() {
        return commands.peek();
    }

    /** Removes the command whose answer is complete; on the event loop. */
    void answered() {
        commands.poll();
        count.decrementAndGet();
    }

    int count() {
        return count.get();
    }

    /** Returns the number of the last command that was sent and has an answer; on the drainer. */
    long sentCount() {
        return sent;
    }

    /** Returns how many commands are answered, which is the number of the last one; on the drainer. */
    long answeredCount() {
        return sent - count.get();
    }

    /** What is answered meanwhile may still be in it: a later scene does not have it. On the drainer. */
    Cancellation.Scene scene() {
        Exchange current = commands.peek();
        if (current == null) {
            return Cancellation.Scene.EMPTY;
        }
        boolean allAreCancelled = !unansweredBehind;
        boolean lastIsCancelled = false;
        for (Exchange next : commands) {
            lastIsCancelled = next.isCancelled();
            allAreCancelled &= lastIsCancelled;
        }
        return new Cancellation.Scene(current.number(), lastIsCancelled && !unansweredBehind, allAreCancelled);
    }

    /** Fails all of them; what there is no memory to fail stays. */
    void failAll(MySqlException reason) {
        commands.removeIf(command -> {
            boolean told = Failures.tell(command, reason, command.mayExecute());
            count.addAndGet(told ? -1 : 0);
            return told;
        });
    }

    boolean isEmpty() {
        return commands.isEmpty();
    }
}
