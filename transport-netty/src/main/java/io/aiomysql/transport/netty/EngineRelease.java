package io.aiomysql.transport.netty;

import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;

/**
 * The last reference to an engine, for those of OpenSSL count them. Letting go of it waits for a certificate check that is under
 * way, which Netty's handler would do on the event loop.
 */
final class EngineRelease {

    private final SSLEngine engine;
    private final Executor waiting;

    /** Takes a reference of its own. */
    EngineRelease(SSLEngine engine, Executor waiting) {
        this.engine = ReferenceCountUtil.retain(engine);
        this.waiting = waiting;
    }

    /** Lets go; once. */
    void run() {
        waiting.execute(() -> ReferenceCountUtil.safeRelease(engine));
    }
}
