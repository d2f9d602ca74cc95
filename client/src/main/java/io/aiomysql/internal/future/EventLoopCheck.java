package io.aiomysql.internal.future;

/** Says whether the current thread is the event loop of one connection, which must never wait. */
@FunctionalInterface
public interface EventLoopCheck {
    boolean inEventLoop();
}
