package io.aiomysql.testkit.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** A running server that ends with the JVM: by {@link #close()}, by a shutdown hook, or when the JVM is killed. Thread-safe. */
final class ServerProcess implements AutoCloseable {
    private static final Duration GREETING_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(25);

    private final SupervisedProcess process;
    private final ServerFolder folder;
    private final Thread shutdownHook = new Thread(this::end, "test server's end");

    private ServerProcess(SupervisedProcess process, ServerFolder folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Starts the command. Whether the server comes up is seen by {@link #awaitGreeting}. */
    static ServerProcess start(List<String> command, ServerFolder folder) throws IOException {
        ProcessBuilder program = new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.log().toFile());
        SupervisedProcess process = SupervisedProcess.start(program, null, folder.path());
        ServerProcess started = new ServerProcess(process, folder);
        Runtime.getRuntime().addShutdownHook(started.shutdownHook);
        return started;
    }

    /**
     * Waits until the server greets on its port.
     *
     * @throws IOException when it dies, or does not greet in time; the message has the end of its log
     */
    ServerGreeting awaitGreeting(int port, Duration deadline) throws IOException {
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            try {
                return ServerGreeting.read("127.0.0.1", port, GREETING_TIMEOUT);
            } catch (IOException e) {
                if (process.endsWithin(RETRY_INTERVAL)) {
                    throw new IOException("the server ends with " + process.exitValue() + LogTail.of(folder.log()), e);
                }
                if (System.nanoTime() > end) {
                    throw new IOException(
                            "the server does not answer within " + deadline.toSeconds() + " s"
                                    + LogTail.of(folder.log()),
                            e);
                }
            }
        }
    }

    /** Kills the server, waits for its end, and removes its folder. Its data is for one use, so nothing is lost. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // The JVM is ending already; the hook does the same as we, and both may.
        }
        end();
    }

    private void end() {
        try {
            process.kill();
            folder.delete();
        } catch (InterruptedIOException e) {
            // The server is being killed, after which the shell removes the folder.
        } catch (IOException e) {
            throw new UncheckedIOException("the test server's folder " + folder.path() + " cannot be removed", e);
        }
    }
}
