package io.aiomysql.testkit.server;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running server that ends with the JVM: by {@link #close()}, by a shutdown hook, and where there is a shell also when the
 * JVM is killed, because a shell between the two sees its standard input end. Thread-safe.
 */
final class ServerProcess implements AutoCloseable {
    private static final Path SHELL = Path.of("/bin/sh");
    private static final Duration KILL_DEADLINE = Duration.ofSeconds(10);
    private static final Duration GREETING_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(25);

    private final Process process;
    private final ServerFolder folder;
    private final Thread shutdownHook = new Thread(this::end, "test server's end");

    private ServerProcess(Process process, ServerFolder folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Starts the command. Whether the server comes up is seen by {@link #awaitGreeting}. */
    static ServerProcess start(List<String> command, ServerFolder folder) throws IOException {
        List<String> line = new ArrayList<>();
        if (Files.isExecutable(SHELL)) {
            line.addAll(List.of(
                    SHELL.toString(), "-c", script(), "supervise", folder.path().toString()));
        }
        line.addAll(command);
        File log = folder.log().toFile();
        Process process = new ProcessBuilder(line)
                .directory(folder.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        ServerProcess started = new ServerProcess(process, folder);
        Runtime.getRuntime().addShutdownHook(started.shutdownHook);
        return started;
    }

    private static String script() throws IOException {
        try (InputStream in = ServerProcess.class.getResourceAsStream("supervise.sh")) {
            if (in == null) {
                throw new IOException("supervise.sh is not in the testkit's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
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
                if (diesWithin(RETRY_INTERVAL)) {
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

    private boolean diesWithin(Duration time) throws IOException {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a server started");
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
            if (Files.isExecutable(SHELL)) {
                process.getOutputStream().close();
            } else {
                process.destroyForcibly();
            }
            if (!process.waitFor(KILL_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            folder.delete();
        } catch (IOException e) {
            throw new UncheckedIOException("the test server's folder " + folder.path() + " cannot be removed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
