package io.aiomysql;

/**
 * A statement was refused because too many wait on its connection already, by {@link ConnectOptionsBuilder#maxQueuedBytes}. It was
 * not sent. It has no stack trace.
 */
public final class MySqlQueueFullException extends MySqlException {

    /**
     * Creates the exception.
     *
     * @param message what happened, without SQL, parameters or secrets
     */
    public MySqlQueueFullException(String message) {
        super(message, null, false);
    }

    /** Fills in nothing: whoever submits too much gets many of these, and may keep them all. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // there is nothing to guard
    public Throwable fillInStackTrace() {
        return this;
    }

    /** {@return true: there is room again when statements were sent} */
    @Override
    public boolean isTransient() {
        return true;
    }
}
