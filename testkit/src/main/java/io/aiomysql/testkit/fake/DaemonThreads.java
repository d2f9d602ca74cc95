package io.aiomysql.testkit.fake;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads of one name, as many as there are tasks at a time, that really have ended when they are closed. */
public final class DaemonThreads implements Executor, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final ExecutorService executor;

    /**
     * Begins without a thread.
     *
     * @param name the name of each thread
     */
    public DaemonThreads(String name) {
        executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            threads.add(thread);
            return thread;
        });
    }

    /**
     * Runs a task on a thread of its own.
     *
     * @param task the task
     * @throws java.util.concurrent.RejectedExecutionException if the threads are closed
     */
    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /**
     * Interrupts the threads and waits for their end. What an interrupt does not end must be told so before. Idempotent.
     *
     * @throws AssertionError if a thread does not end within 10 seconds
     */
    @Override
    public void close() {
        executor.shutdownNow();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
                if (thread.isAlive()) {
                    throw new AssertionError("the thread " + thread.getName() + " does not end");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
