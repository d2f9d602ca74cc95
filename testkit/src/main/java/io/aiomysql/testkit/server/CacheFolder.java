package io.aiomysql.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What is fetched and unpacked once per user. An entry is a folder that is either whole or not there. May be removed at any
 * time that no test runs; that is also how a newer server is got.
 */
final class CacheFolder {
    /** Keeps the threads of one JVM apart, which a file's lock does not. Held while an entry is made. */
    private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();

    private final Path root;

    CacheFolder(Path root) {
        this.root = root;
    }

    /** {@code aiomysql-testkit} in XDG_CACHE_HOME or ~/.cache; under java.io.tmpdir where that cannot be written. */
    static CacheFolder ofUser() {
        Path root = home().resolve("aiomysql-testkit");
        try {
            // A user without an entry in /etc/passwd has a home called "?".
            if (root.isAbsolute()) {
                Files.createDirectories(root);
                if (Files.isWritable(root)) {
                    return new CacheFolder(root);
                }
            }
        } catch (IOException e) {
            // A home that is missing or read-only is ordinary in containers.
        }
        String name = "aiomysql-testkit-" + System.getProperty("user.name");
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"), name);
        try {
            createOwn(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException("there is no place for a cache; set XDG_CACHE_HOME", e);
        }
        return new CacheFolder(temporary);
    }

    private static Path home() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        return xdg != null && xdg.startsWith("/") ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
    }

    /** Programs from here are run, so in a folder where anybody may write nobody else may have made it. */
    private static void createOwn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder);
        }
        Path own = Files.createTempFile(folder, "own", "");
        try {
            if (!Files.getOwner(folder).equals(Files.getOwner(own))) {
                throw new IOException(folder + " belongs to somebody else");
            }
        } finally {
            Files.delete(own);
        }
    }

    /**
     * Gives an entry, and makes it first if it is not there. One build makes it while the others wait.
     *
     * @param name the entry's path below the cache; part of it changes when its content would
     * @param filler fills an empty folder
     */
    Path entry(String name, Filler filler) throws IOException, ServerUnavailableException {
        Path entry = root.resolve(name);
        if (Files.isDirectory(entry)) {
            return entry;
        }
        IN_THIS_JVM.lock();
        try {
            Files.createDirectories(root);
            try (FileChannel file = FileChannel.open(
                            root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                if (!Files.isDirectory(entry)) {
                    assert lock.isValid();
                    make(entry, filler);
                }
            }
        } finally {
            IN_THIS_JVM.unlock();
        }
        return entry;
    }

    private static void make(Path entry, Filler filler) throws IOException, ServerUnavailableException {
        Path parent = Files.createDirectories(entry.resolveSibling(".").normalize());
        String prefix = entry.getFileName() + ".partial";
        removeLeftovers(parent, prefix);
        // Under a name of its own, because a program started by a build that was killed may still be writing.
        Path partial = Files.createTempDirectory(parent, prefix);
        try {
            filler.fill(partial);
            Files.move(partial, entry, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileTree.delete(partial);
        }
    }

    private static void removeLeftovers(Path parent, String prefix) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(parent, prefix + "*")) {
            for (Path leftover : leftovers) {
                FileTree.delete(leftover);
            }
        } catch (DirectoryNotEmptyException e) {
            // Still being written to; the next build removes it.
        }
    }

    /** Fills an entry. */
    interface Filler {
        void fill(Path folder) throws IOException, ServerUnavailableException;
    }
}
