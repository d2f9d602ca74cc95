package io.aiomysql.testkit.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of one running server: its data, socket, log. Readable by its owner only, and gone when the server is. */
record ServerFolder(Path path) {
    /** A unix socket's path has at most 108 bytes on Linux and 104 on macOS, with the zero at the end. */
    private static final int MAX_SOCKET_PATH = 103;

    /** Makes one under java.io.tmpdir, or under /tmp where that is too deep for a socket. */
    static ServerFolder create() throws IOException {
        ServerFolder folder = new ServerFolder(Files.createTempDirectory("amy"));
        Path shallow = Path.of("/tmp");
        if (folder.socket().toString().length() > MAX_SOCKET_PATH && Files.isDirectory(shallow)) {
            folder.delete();
            folder = new ServerFolder(Files.createTempDirectory(shallow, "amy"));
        }
        Files.createDirectory(folder.data());
        Files.createDirectory(folder.temporary());
        return folder;
    }

    Path data() {
        return path.resolve("data");
    }

    Path temporary() {
        return path.resolve("tmp");
    }

    Path socket() {
        return path.resolve("s");
    }

    Path initSql() {
        return path.resolve("init.sql");
    }

    Path log() {
        return path.resolve("log");
    }

    void delete() throws IOException {
        FileTree.delete(path);
    }
}
