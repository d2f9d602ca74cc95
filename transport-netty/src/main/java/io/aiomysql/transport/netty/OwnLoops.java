package io.aiomysql.transport.netty;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Event loops of this transport alone, which are there while they are needed.
 *
 * <pre>
 *   none ──take──► in use ──all released──► idle ──for the keep-alive, or closed──► none
 *                    ▲──────────take──────────┘
 * </pre>
 */
final class OwnLoops implements EventLoops {

    private final int count;
    private final IoKind io;
    private final NettyThreads threads;
    private final long keepAliveNanos;

    /** Guards what follows. */
    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable EventLoopGroup group;
    private List<LoopUse> loops = List.of();
    private long idleSince;
    private boolean closed;

    OwnLoops(int count, IoKind io, NettyThreads threads, Duration keepAlive) {
        this.count = count;
        this.io = io;
        this.threads = threads;
        this.keepAliveNanos = LoopTimer.nanos(keepAlive);
    }

    @Override
    public LoopUse take() {
        lock.lock();
        try {
            // Netty ends an event loop that an Error has escaped into, as for want of memory.
            if (loops.stream().allMatch(LoopUse::hasEnded)) {
                EventLoopGroup opened = new MultiThreadIoEventLoopGroup(count, threads, io.newHandlerFactory());
                group = opened;
                loops = LoopUse.of(opened, this::unused);
            }
            LoopUse least = LoopUse.least(loops);
            least.retain();
            return least;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (isUnused()) {
                end();
            }
        } finally {
            lock.unlock();
        }
    }

    /** One event loop was released by its last user; the others may be in use. */
    private void unused(LoopUse loop) {
        lock.lock();
        try {
            if (!isUnused()) {
                return;
            }
            if (closed || keepAliveNanos == 0) {
                end();
            } else {
                idleSince = System.nanoTime();
                var unused = loop.eventLoop().schedule(this::endIfIdle, keepAliveNanos, TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Does nothing when there was a use meanwhile: its end has set a timer of its own. */
    private void endIfIdle() {
        lock.lock();
        try {
            if (isUnused() && System.nanoTime() - idleSince >= keepAliveNanos) {
                end();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isUnused() {
        return loops.stream().allMatch(loop -> loop.uses() == 0);
    }

    private void end() {
        if (group != null) {
            // A moment of grace: a channel's close goes on with tasks that Netty gives itself.
            var unused = group.shutdownGracefully(1, 1_000, TimeUnit.MILLISECONDS);
        }
        group = null;
        loops = List.of();
    }
}
