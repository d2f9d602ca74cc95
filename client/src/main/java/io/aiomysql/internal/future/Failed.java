package io.aiomysql.internal.future;

import io.aiomysql.MySqlConversionException;

/** The outcome of a future that fails. */
record Failed(Throwable cause) {

    /** Made in advance, for when there is no memory to say more. */
    static final Failed OUT_OF_MEMORY =
            new Failed(new MySqlConversionException("the result could not be converted: out of memory", null));

    /** What a conversion has thrown; an {@link Error} is the cause of an exception. */
    static Failed byConversion(Throwable thrown) {
        try {
            return new Failed(
                    thrown instanceof Error
                            ? new MySqlConversionException(
                                    "the result could not be converted; what was thrown is the cause", thrown)
                            : thrown);
        } catch (OutOfMemoryError e) {
            return OUT_OF_MEMORY;
        }
    }
}
