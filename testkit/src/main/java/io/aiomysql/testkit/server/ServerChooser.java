package io.aiomysql.testkit.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Asks the sources in order, once per kind, and remembers the answer, also that there is none. Thread-safe. */
final class ServerChooser {
    private static final Logger LOG = System.getLogger("io.aiomysql.testkit");

    private final List<ServerSource> sources;
    private final RequiredKinds required;
    private final Map<ServerKind, Slot> slots = new EnumMap<>(ServerKind.class);

    ServerChooser(List<ServerSource> sources, RequiredKinds required) {
        this.sources = List.copyOf(sources);
        this.required = required;
        for (ServerKind kind : ServerKind.values()) {
            slots.put(kind, new Slot(kind));
        }
    }

    /** See {@link TestServers#get}. */
    TestServer get(ServerKind kind) {
        Choice choice = slot(kind).choice();
        if (choice.server() != null) {
            return choice.server();
        }
        if (required.contains(kind)) {
            throw new IllegalStateException(
                    choice.refusals() + "\n-D" + RequiredKinds.PROPERTY + " says that there must be one.");
        }
        throw new TestAbortedException(choice.refusals());
    }

    private Slot slot(ServerKind kind) {
        Slot slot = slots.get(kind);
        if (slot == null) {
            throw new IllegalStateException("no slot for " + kind);
        }
        return slot;
    }

    private Choice choose(ServerKind kind) {
        StringBuilder refusals = new StringBuilder("No " + kind.product() + " server to test with:");
        for (ServerSource source : sources) {
            try {
                TestServer server = source.open(kind);
                LOG.log(Level.INFO, "testing with {0}", server.description());
                return new Choice(server.shared(), "");
            } catch (ServerUnavailableException e) {
                LOG.log(Level.DEBUG, "no " + kind.product() + " from " + source.name(), e);
                refusals.append("\n  ").append(source.name()).append(": ").append(e.getMessage());
            }
        }
        return new Choice(null, refusals.toString());
    }

    /** A server, or why there is none. */
    private record Choice(@Nullable TestServer server, String refusals) {}

    private final class Slot {
        private final ServerKind kind;
        /** Guards the choice, and keeps others of the same kind waiting while it is made. */
        private final ReentrantLock lock = new ReentrantLock();

        private @Nullable Choice choice;

        Slot(ServerKind kind) {
            this.kind = kind;
        }

        Choice choice() {
            lock.lock();
            try {
                if (choice == null) {
                    choice = choose(kind);
                }
                return choice;
            } finally {
                lock.unlock();
            }
        }
    }
}
