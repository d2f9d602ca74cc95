package io.aiomysql.transport.nio;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Serves its connections with one thread, which exists only while it is needed: it runs tasks, then timers, then the
 * I/O that the selector has found ready.
 *
 * <pre>
 *   DORMANT ──task: a thread starts──► AWAKE ──nothing to do──► ASLEEP
 *      ▲                               │  ▲                        │
 *      └─────────idle too long─────────┘  └────task, I/O, timer────┘
 *
 *   shut down, once the connections are closed ──► ENDED
 * </pre>
 *
 * <p>Whoever moves the state from DORMANT starts the thread, whoever moves it from ASLEEP wakes the selector: a task given to
 * an event loop that is awake costs no system call. A task is queued before the state is read, and the thread looks at the queue
 * after it has set the state, so that one of the two always sees the other.
 */
final class EventLoop {

    private enum State {
        /** There is no thread. */
        DORMANT,
        /** The thread runs, and looks at the queue before it sleeps. */
        AWAKE,
        /** The thread is in the selector, or about to enter it. */
        ASLEEP,
        /** Shut down: tasks are dropped. */
        ENDED
    }

    private static final int TASKS_PER_TURN = 1_024;

    /** So many turns in a row may fail for want of memory, before the connections are given up. */
    private static final int FAILED_TURNS = 8;

    private final String threadName;
    private final long keepAliveNanos;
    private final AtomicReference<State> state = new AtomicReference<>(State.DORMANT);
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Set<NioConnection> connections = ConcurrentHashMap.newKeySet();
    private final Timers timers = new Timers();
    private final Consumer<Runnable> runner = this::runTask;
    private final String taskFailed;

    private volatile @Nullable Thread thread;
    private volatile @Nullable Selector selector;

    /** When there was last something to serve, in nanoseconds. The thread's own, like {@link #ended}. */
    private long lastBusy;

    private boolean ended;

    EventLoop(String threadName, Duration threadKeepAlive) {
        this.threadName = threadName;
        this.taskFailed = "a task failed on the event loop " + threadName;
        this.keepAliveNanos = Timers.nanos(threadKeepAlive);
    }

    /** How many connections are served, those that are still being opened included. */
    int connections() {
        return connections.size();
    }

    /** Takes on a connection and starts it. */
    void add(NioConnection connection) {
        connections.add(connection);
        try {
            execute(connection::start);
        } catch (RuntimeException | Error e) {
            // No thread can be had. The task is queued all the same, and must find nothing to start.
            connection.abandon();
            remove(connection);
            throw e;
        }
    }

    void remove(NioConnection connection) {
        connections.remove(connection);
    }

    /** Closes the connections, then ends; from any thread, when no connection will be added any more. */
    void shutDown() {
        if (!connections.isEmpty() || !state.compareAndSet(State.DORMANT, State.ENDED)) {
            execute(() -> {
                connections.forEach(connection -> connection.shut(null));
                ended = true;
            });
        }
    }

    boolean inLoop() {
        return Thread.currentThread() == thread;
    }

    /** Runs a task on the thread, after the tasks before it; dropped when shut down. */
    void execute(Runnable task) {
        if (state.get() == State.ENDED) {
            return;
        }
        tasks.add(task);
        if (state.compareAndSet(State.ASLEEP, State.AWAKE)) {
            Selector asleep = selector;
            if (asleep != null) {
                asleep.wakeup();
            }
        } else if (state.compareAndSet(State.DORMANT, State.AWAKE)) {
            startThread();
        }
    }

    /** Runs a task on the thread, not before a delay. */
    ScheduledTask schedule(Runnable task, Duration delay) {
        ScheduledTask scheduled = timers.create(task, delay);
        if (inLoop()) {
            timers.add(scheduled);
        } else {
            execute(() -> timers.add(scheduled));
        }
        return scheduled;
    }

    /** The thread's selector; on the thread. */
    Selector selector() {
        Selector current = selector;
        if (current == null) {
            throw new IllegalStateException("not on the event loop");
        }
        return current;
    }

    private void startThread() {
        try {
            DaemonThreads.named(threadName, this::run).start();
        } catch (RuntimeException | Error e) {
            state.set(State.DORMANT);
            throw e;
        }
    }

    private void run() {
        do {
            thread = Thread.currentThread();
            serve();
        } while (!retire());
    }

    /** Makes turns until idle, shut down, or the selector fails. Nothing escapes: the thread always retires. */
    private void serve() {
        try (Selector opened = Selector.open()) {
            selector = opened;
            lastBusy = System.nanoTime();
            makeTurns(opened);
        } catch (Throwable t) {
            // Most likely out of file descriptors. Without a selector nothing can be served, so nobody is left waiting.
            endAll(t);
        }
    }

    /** A turn for which there was no memory is made again: what it did not come to is still there. */
    private void makeTurns(Selector opened) throws IOException {
        int failed = 0;
        boolean more = true;
        while (more) {
            try {
                more = makeTurn(opened);
                failed = 0;
            } catch (OutOfMemoryError e) {
                failed++;
                if (failed == FAILED_TURNS) {
                    throw e;
                }
            }
        }
    }

    /** Makes a turn; false to end the thread. */
    private boolean makeTurn(Selector opened) throws IOException {
        if (runTasks()) {
            lastBusy = System.nanoTime();
        }
        if (ended) {
            return false;
        }
        timers.runDue(System.nanoTime(), runner);
        long pause = untilNextTurn(System.nanoTime());
        if (pause < 0) {
            return false;
        }
        select(opened, pause);
        dispatch(opened);
        return true;
    }

    /** Shuts all connections. Each that ends lets go of memory, so that another attempt may come further. */
    private void endAll(Throwable cause) {
        for (int i = 0; i < FAILED_TURNS; i++) {
            try {
                for (NioConnection connection : connections) {
                    connection.shut(cause);
                }
                timers.clear();
                runTasks();
                return;
            } catch (Throwable t) {
                TransportLog.warn("the event loop " + threadName + " could not end its connections", t);
            }
        }
    }

    /** Gives the thread up, unless a task came meanwhile. */
    private boolean retire() {
        thread = null;
        selector = null;
        if (ended) {
            state.set(State.ENDED);
            tasks.clear();
            return true;
        }
        state.set(State.DORMANT);
        return tasks.isEmpty() || !state.compareAndSet(State.DORMANT, State.AWAKE);
    }

    /** Runs what is queued, up to the limit of a turn; false when nothing was. */
    private boolean runTasks() {
        for (int i = 0; i < TASKS_PER_TURN; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                return i > 0;
            }
            runTask(task);
        }
        return true;
    }

    private void runTask(Runnable task) {
        try {
            task.run();
        } catch (Throwable t) {
            TransportLog.warn(taskFailed, t);
        }
    }

    /** Nanoseconds until there is something to do other than I/O and new tasks; negative to end the thread. */
    private long untilNextTurn(long now) {
        if (!tasks.isEmpty()) {
            return 0;
        }
        long untilTimer = timers.untilNext(now);
        if (!connections.isEmpty()) {
            lastBusy = now;
            return untilTimer;
        }
        if (untilTimer != Long.MAX_VALUE) {
            lastBusy = now;
            // A timer that is cancelled meanwhile does not wake the thread, and must not keep it either.
            return Math.min(untilTimer, Math.max(keepAliveNanos, 1));
        }
        long idleLeft = keepAliveNanos - (now - lastBusy);
        return idleLeft > 0 ? idleLeft : -1;
    }

    private void select(Selector opened, long nanos) throws IOException {
        if (nanos > 0) {
            state.set(State.ASLEEP);
            if (tasks.isEmpty()) {
                // Rounded up, for a timer must not run early; 0 waits without end.
                opened.select(nanos == Long.MAX_VALUE ? 0 : (nanos + 999_999) / 1_000_000);
                state.set(State.AWAKE);
                // A task that interrupts its own thread must not keep the selector from sleeping ever after.
                Thread.interrupted();
                return;
            }
            state.set(State.AWAKE);
        }
        opened.selectNow();
    }

    private static void dispatch(Selector opened) {
        Set<SelectionKey> ready = opened.selectedKeys();
        for (SelectionKey key : ready) {
            ((NioConnection) key.attachment()).ready();
        }
        ready.clear();
    }
}
