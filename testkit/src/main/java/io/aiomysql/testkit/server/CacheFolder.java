package io.aiomysql.testkit.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
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
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base =
                xdg != null && xdg.startsWith("/") ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
        Path root = base.resolve("aiomysql-testkit");
        try {
            Files.createDirectories(root);
            if (Files.isWritable(root)) {
                return new CacheFolder(root);
            }
        } catch (IOException e) {
            // A home that is missing or read-only is ordinary in containers.
        }
        return new CacheFolder(
                Path.of(System.getProperty("java.io.tmpdir"), "aiomysql-testkit-" + System.getProperty("user.name")));
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
            requireOwn();
            return entry;
        }
        IN_THIS_JVM.lock();
        try {
            createRoot();
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
        Path partial = entry.resolveSibling(entry.getFileName() + ".partial");
        // Left by a build that was killed.
        FileTree.delete(partial);
        Files.createDirectories(partial);
        try {
            filler.fill(partial);
            Files.move(partial, entry, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileTree.delete(partial);
        }
    }

    private void createRoot() throws IOException {
        Path parent = root.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (!Files.isDirectory(root)) {
            if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectory(
                        root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(root);
            }
        }
        requireOwn();
    }

    /** Programs from here are run, so nobody else may have put them here: under java.io.tmpdir anybody could. */
    private void requireOwn() throws IOException {
        String owner = Files.getOwner(root).getName();
        if (owner.equals(System.getProperty("user.name")) || owner.endsWith("\\" + System.getProperty("user.name"))) {
            return;
        }
        throw new IOException(root + " belongs to " + owner + "; remove it");
    }

    /** Fills an entry. */
    interface Filler {
        void fill(Path folder) throws IOException, ServerUnavailableException;
    }
}
