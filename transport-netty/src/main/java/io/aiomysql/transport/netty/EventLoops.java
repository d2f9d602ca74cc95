package io.aiomysql.transport.netty;

/** The event loops that connections are spread over. Safe for use by many threads. */
interface EventLoops {

    /** Takes the event loop that serves the fewest, for one more user, who releases it. */
    LoopUse take();

    /** No event loop will be taken any more: those that are nobody else's end when they are released. */
    void close();
}
