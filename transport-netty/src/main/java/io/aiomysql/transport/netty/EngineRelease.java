package io.aiomysql.transport.netty;

import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;

/**
 * The last reference to an engine, because OpenSSL's engines count their references. To release it one must wait for a
 * certificate check that is in progress, and Netty's handler would wait on the event loop.
 */
final class EngineRelease {

    private final SSLEngine engine;
    private final Executor waiting;

    /** Takes a reference of its own. */
    EngineRelease(SSLEngine engine, Executor waiting) {
        this.engine = ReferenceCountUtil.retain(engine);
        this.waiting = waiting;
    }

    /** Releases the reference. Called once. */
    void run() {
        waiting.execute(() -> ReferenceCountUtil.safeRelease(engine));
    }
}
