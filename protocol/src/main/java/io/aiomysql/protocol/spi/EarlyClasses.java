package io.aiomysql.protocol.spi;

import java.lang.invoke.MethodHandles;

/**
 * Initialises classes before there is a connection. One whose initialisation fails for want of memory can never be used again, and a
 * transport needs some for the first time when a connection ends.
 */
public final class EarlyClasses {

    private EarlyClasses() {}

    /**
     * Initialises classes.
     *
     * @param lookup the caller's, who may use the classes
     * @param classes those that are needed
     */
    public static void initialize(MethodHandles.Lookup lookup, Class<?>... classes) {
        for (Class<?> type : classes) {
            try {
                var unused = lookup.ensureInitialized(type);
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
    }
}
