package io.aiomysql.transport.netty;

import io.aiomysql.transport.netty.NettyTransport.Io;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoopGroup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds which of Netty's ways to do I/O there are here, and chooses one. */
final class IoKinds {

    /** The first that is there is taken. io_uring comes last of the native ones: containers often forbid it. */
    private static final List<Io> PREFERRED = List.of(Io.EPOLL, Io.KQUEUE, Io.IO_URING, Io.NIO);

    private IoKinds() {}

    /** The best there is. */
    static IoKind best() {
        List<String> missing = new ArrayList<>();
        for (Io io : PREFERRED) {
            Search search = Search.of(io);
            if (search.found != null) {
                String reason = missing.isEmpty() ? "the first choice" : String.join("; ", missing);
                TransportLog.info("the netty transport uses {0}: {1}", io.label(), reason);
                return search.found;
            }
            missing.add(search.missing);
        }
        throw new IllegalStateException("Netty has no way of I/O that works here: " + String.join("; ", missing));
    }

    /**
     * The one that was asked for.
     *
     * @throws IllegalStateException if it is not here
     */
    static IoKind of(Io io) {
        Search search = Search.of(io);
        if (search.found == null) {
            throw new IllegalStateException("the netty transport cannot use " + io.label() + ": " + search.missing
                    + "; add " + io.artifact() + " with the classifier of this platform, or choose another");
        }
        TransportLog.info("the netty transport uses {0}: the user has chosen it", io.label());
        return search.found;
    }

    /**
     * The one that a group's event loops do.
     *
     * @throws IllegalArgumentException if there is none
     */
    static IoKind of(EventLoopGroup group) {
        if (group instanceof IoEventLoopGroup loops) {
            for (Io io : PREFERRED) {
                IoKind found = Search.of(io).found;
                if (found != null && loops.isIoType(found.handlerType())) {
                    TransportLog.info(
                            "the netty transport uses {0}: the event loop group of the user is for it", io.label());
                    return found;
                }
            }
        }
        throw new IllegalArgumentException("the event loop group is for a way of I/O that is not supported: use a"
                + " MultiThreadIoEventLoopGroup of epoll, kqueue, io_uring or NIO");
    }

    /** What came of looking for one kind: either it is found, or it is told why it is missing. */
    private record Search(@Nullable IoKind found, String missing) {

        /** Touches a kind's class only when the classes that it needs are there. */
        static Search of(Io io) {
            if (!isPresent(io.requiredClass())) {
                return new Search(null, io.artifact() + " is not on the path");
            }
            return switch (io) {
                case EPOLL -> of(io, EpollIo.unavailabilityCause(), new EpollIo());
                case KQUEUE -> of(io, KQueueIo.unavailabilityCause(), new KQueueIo());
                case IO_URING -> of(io, IoUringIo.unavailabilityCause(), new IoUringIo());
                case NIO -> of(io, null, new NioIo());
            };
        }

        private static Search of(Io io, @Nullable Throwable cause, IoKind kind) {
            return cause == null
                    ? new Search(kind, "")
                    : new Search(null, io.label() + " does not work: " + root(cause));
        }

        private static boolean isPresent(String className) {
            try {
                Class.forName(className, false, IoKinds.class.getClassLoader());
                return true;
            } catch (ClassNotFoundException | LinkageError e) {
                return false;
            }
        }

        private static Throwable root(Throwable failure) {
            Throwable root = failure;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return root;
        }
    }
}
