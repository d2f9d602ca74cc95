package io.aiomysql.testkit.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An unpacked MariaDB.
 *
 * @param base the folder above {@code share}
 * @param share the folder of the SQL scripts, messages and character sets
 * @param plugins the folder of plugins, and the names of those to load
 */
record MariaDbInstallation(ServerProgram program, Path base, Path share, Plugins plugins, ServerCertificate certificate)
        implements Installation {
    private static final Duration BOOTSTRAP_DEADLINE = Duration.ofMinutes(2);
    /** Before the scripts: the database they fill, and no account that logs in as root by its unix name. */
    private static final String PREAMBLE = """
            create database if not exists mysql;
            use mysql;
            SET @auth_root_socket=NULL;
            """;

    private static final List<String> SCRIPTS =
            List.of("mariadb_system_tables.sql", "mariadb_performance_tables.sql", "mariadb_system_tables_data.sql");

    @Override
    public ServerKind kind() {
        return ServerKind.MARIADB;
    }

    /** Runs the server once on the scripts, which takes half a second. */
    @Override
    public void fillDataDirectory(ServerFolder folder) throws IOException {
        Path script = folder.path().resolve("bootstrap.sql");
        try (OutputStream out = Files.newOutputStream(script)) {
            out.write(PREAMBLE.getBytes(StandardCharsets.UTF_8));
            for (String name : SCRIPTS) {
                Files.copy(share.resolve(name), out);
            }
        }
        List<String> options = new ArrayList<>(options());
        options.add("--bootstrap");
        options.add("--tmpdir=" + folder.temporary());
        new Command(
                        program.with(folder.data(), options),
                        folder.path(),
                        folder.path().resolve("bootstrap.log"))
                .run(script, BOOTSTRAP_DEADLINE);
    }

    @Override
    public Path caCertificate(ServerFolder folder) {
        return certificate.certificate();
    }

    @Override
    public ClientCertificate clientCertificate(ServerFolder folder) {
        return certificate.client();
    }

    @Override
    public List<String> command(ServerFolder folder, int port) {
        List<String> options = new ArrayList<>(options());
        options.addAll(ServerProgram.options(folder, port));
        options.add("--ssl-cert=" + certificate.certificate());
        options.add("--ssl-key=" + certificate.key());
        options.add("--ssl-ca=" + certificate.clientAuthority());
        options.add("--pid-file=" + folder.path().resolve("pid"));
        plugins.names().forEach(name -> options.add("--plugin-load-add=" + name));
        return program.with(folder.data(), options);
    }

    private List<String> options() {
        return List.of(
                "--basedir=" + base,
                "--lc-messages-dir=" + share,
                "--character-sets-dir=" + share.resolve("charsets"),
                "--plugin-dir=" + plugins.folder(),
                "--innodb-log-file-size=32M");
    }

    /** Plugins that are not built in. */
    record Plugins(Path folder, List<String> names) {
        Plugins {
            names = List.copyOf(names);
        }
    }
}
