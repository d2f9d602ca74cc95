package io.aiomysql.internal.future;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where callbacks run unless the options say otherwise: each task on a thread of its own, so that one that waits holds up no other.
 * A virtual thread where Java has them (21), else one of a pool of daemon threads that grows as it has to.
 */
public final class CallbackThreads {

    private static final String NAME = "aiomysql-callback-";
    private static final int KEEP_ALIVE_SECONDS = 5;

    private static final String TIMER_NAME = "aiomysql-timer-";

    private static final Executor TIMERS = pool(TIMER_NAME);
    private static final Executor SHARED = choose();

    private CallbackThreads() {}

    /** Returns the one executor of this JVM. It inherits nothing from the thread that gives it a task. */
    public static Executor shared() {
        return SHARED;
    }

    /**
     * Returns what runs the tasks of timers. Its threads are never virtual: those have to wait for the callbacks that compute, and a
     * time limit must not.
     */
    static Executor timers() {
        return TIMERS;
    }

    private static Executor choose() {
        try {
            ThreadFactory virtual = virtualThreads();
            return task -> virtual.newThread(task).start();
        } catch (Throwable t) {
            return pool(NAME);
        }
    }

    /** {@code Thread.ofVirtual().inheritInheritableThreadLocals(false).name(NAME, 1).factory()}, which Java 17 does not know. */
    private static ThreadFactory virtualThreads() throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        Class<?> builder = Class.forName("java.lang.Thread$Builder");
        Class<?> ofVirtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
        MethodHandle create = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(ofVirtual));
        MethodHandle inherit = lookup.findVirtual(
                builder, "inheritInheritableThreadLocals", MethodType.methodType(builder, boolean.class));
        MethodHandle name =
                lookup.findVirtual(builder, "name", MethodType.methodType(builder, String.class, long.class));
        MethodHandle factory = lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
        Object named = name.invoke(inherit.invoke(create.invoke(), false), NAME, 1L);
        return (ThreadFactory) factory.invoke(named);
    }

    static Executor pool(String name) {
        AtomicInteger count = new AtomicInteger();
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), body -> {
                    Thread thread = new Thread(null, body, name + count.incrementAndGet(), 0, false);
                    thread.setDaemon(true);
                    thread.setContextClassLoader(CallbackThreads.class.getClassLoader());
                    return thread;
                });
    }
}
