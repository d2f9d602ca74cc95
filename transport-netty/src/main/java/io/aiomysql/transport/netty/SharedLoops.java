package io.aiomysql.transport.netty;

import io.netty.channel.EventLoopGroup;
import java.util.List;

/** The event loops of a user's group, which may serve others too and is never closed here. */
final class SharedLoops implements EventLoops {

    private final List<LoopUse> loops;

    SharedLoops(EventLoopGroup group) {
        loops = LoopUse.of(group, loop -> {});
    }

    @Override
    public LoopUse take() {
        LoopUse least = LoopUse.least(loops);
        least.retain();
        return least;
    }

    @Override
    public void close() {}
}
