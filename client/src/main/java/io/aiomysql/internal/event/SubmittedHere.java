package io.aiomysql.internal.event;

import java.util.Arrays;

/** Not thrown: the stack of the call that submitted a statement, added to the statement's failure. */
final class SubmittedHere extends Throwable {

    private static final long serialVersionUID = 1L;

    SubmittedHere() {
        super("the statement was submitted here");
        StackTraceElement[] all = getStackTrace();
        int first = 0;
        while (first < all.length && all[first].getClassName().startsWith("io.aiomysql.internal.")) {
            first++;
        }
        setStackTrace(Arrays.copyOfRange(all, first, all.length));
    }

    /** Several statements may have one failure, where there was no memory for more: only the first is told. */
    void addTo(Throwable failure) {
        if (Arrays.stream(failure.getSuppressed()).noneMatch(SubmittedHere.class::isInstance)) {
            failure.addSuppressed(this);
        }
    }
}
