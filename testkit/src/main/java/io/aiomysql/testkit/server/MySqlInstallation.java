package io.aiomysql.testkit.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An unpacked MySQL.
 *
 * @param usr the folder above {@code sbin}, {@code lib} and {@code share}
 * @param template an initialised data directory, made by {@link #initialise}
 */
record MySqlInstallation(ServerProgram program, Path usr, Path template) implements Installation {
    private static final Duration INITIALISE_DEADLINE = Duration.ofMinutes(3);

    /** Makes the template, with its TLS and RSA keys. Takes 3 to 5 seconds, of which copying it takes a tenth. */
    void initialise(Path log) throws IOException {
        List<String> options = new ArrayList<>(options());
        options.add("--initialize-insecure");
        new Command(program.with(template, options), usr, log).run(INITIALISE_DEADLINE);
    }

    @Override
    public ServerKind kind() {
        return ServerKind.MYSQL;
    }

    @Override
    public void fillDataDirectory(ServerFolder folder) throws IOException {
        FileTree.copy(template, folder.data());
    }

    @Override
    public Path caCertificate(ServerFolder folder) {
        return folder.data().resolve("ca.pem");
    }

    /** Made by the server itself. */
    @Override
    public ClientCertificate clientCertificate(ServerFolder folder) {
        return new ClientCertificate(
                folder.data().resolve("client-cert.pem"), folder.data().resolve("client-key.pem"));
    }

    @Override
    public List<String> command(ServerFolder folder, int port) {
        List<String> options = new ArrayList<>(options());
        options.addAll(ServerProgram.options(folder, port));
        options.add("--mysqlx=OFF");
        options.add("--pid-file=" + folder.path().resolve("pid"));
        return program.with(folder.data(), options);
    }

    private List<String> options() {
        return List.of(
                "--basedir=" + usr,
                "--lc-messages-dir=" + usr.resolve("share/mysql"),
                "--character-sets-dir=" + usr.resolve("share/mysql/charsets"),
                "--plugin-dir=" + usr.resolve("lib/mysql/plugin"),
                "--innodb-redo-log-capacity=32M",
                "--innodb-flush-method=fsync",
                "--skip-log-bin");
    }
}
