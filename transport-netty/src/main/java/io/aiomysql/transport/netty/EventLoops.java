package io.aiomysql.transport.netty;

import io.netty.channel.EventLoop;

/** The event loops that connections are spread over. Safe for use by many threads. */
interface EventLoops {

    /** An event loop in use by a connection or a timer, until it is {@linkplain #release() released}. */
    interface Lease {
        EventLoop eventLoop();

        /** Keeps the event loop for something more. */
        void retain();

        void release();
    }

    /** Takes the event loop that serves the fewest. */
    Lease take();

    /** No event loop will be taken any more: those that are nobody else's end when they are released. */
    void close();
}
