package io.aiomysql.internal.future;

import java.util.concurrent.CompletionException;

/** What chains of futures do to failures. */
public final class Futures {

    private Futures() {}

    /** Returns the failure itself, which a chain of futures may have wrapped. */
    public static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
