package io.aiomysql.transport.netty;

import java.lang.invoke.MethodHandles;
import java.util.List;

/**
 * Classes that are initialised before there is a connection. One whose initialisation fails for want of memory can never be used
 * again, and these are needed for every connection, some of them for the first time when it ends.
 */
final class EarlyClasses {

    private static final List<Class<?>> NEEDED =
            List.of(ConnectAttempt.class, LoopTimer.class, Outbound.class, Stage.class, TransportLog.class);

    private EarlyClasses() {}

    static void initialize() {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        for (Class<?> type : NEEDED) {
            try {
                var unused = lookup.ensureInitialized(type);
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
    }
}
