package io.aiomysql.transport.netty;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One event loop, and how much this transport uses it. */
final class LoopUse {

    private final EventLoop eventLoop;
    private final Consumer<LoopUse> whenUnused;
    private final AtomicInteger uses = new AtomicInteger();

    private LoopUse(EventLoop eventLoop, Consumer<LoopUse> whenUnused) {
        this.eventLoop = eventLoop;
        this.whenUnused = whenUnused;
    }

    static List<LoopUse> of(EventLoopGroup group, Consumer<LoopUse> whenUnused) {
        List<LoopUse> loops = new ArrayList<>();
        for (EventExecutor executor : group) {
            loops.add(new LoopUse((EventLoop) executor, whenUnused));
        }
        return List.copyOf(loops);
    }

    /** The least used that still runs, the first of them on a tie: loads stay level when connections end unevenly. */
    static LoopUse least(List<LoopUse> loops) {
        LoopUse least = loops.get(0);
        for (LoopUse loop : loops) {
            if (least.hasEnded() || (loop.uses() < least.uses() && !loop.hasEnded())) {
                least = loop;
            }
        }
        return least;
    }

    EventLoop eventLoop() {
        return eventLoop;
    }

    boolean hasEnded() {
        return eventLoop.isShuttingDown();
    }

    int uses() {
        return uses.get();
    }

    /** Keeps the event loop for one user more, a connection or a timer. */
    void retain() {
        uses.incrementAndGet();
    }

    void release() {
        if (uses.decrementAndGet() == 0) {
            whenUnused.accept(this);
        }
    }
}
