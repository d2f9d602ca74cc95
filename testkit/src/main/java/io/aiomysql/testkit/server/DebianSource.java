package io.aiomysql.testkit.server;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * MySQL 9 and MariaDB 11 from Debian's suite sid, run with the C library they were built for. Fetched once, which takes about
 * half a minute and 80 MB; after that the network is not used.
 */
final class DebianSource implements ServerSource {
    private static final Logger LOG = System.getLogger("io.aiomysql.testkit");
    private static final String SUITE = "sid";
    /** Part of the cache's names: to be raised when what is unpacked, or how, changes. */
    private static final int LAYOUT = 1;
    /** Dependencies of scripts that are not run, and a large share of the whole. */
    private static final List<String> UNNEEDED_PACKAGES = List.of("perl", "libperl", "gcc-");
    /** Client programs and documentation. */
    private static final List<String> UNNEEDED_FOLDERS = List.of("usr/bin", "usr/share/doc", "usr/share/man");

    private final CacheFolder cache;

    DebianSource(CacheFolder cache) {
        this.cache = cache;
    }

    @Override
    public String name() {
        return "Debian's packages";
    }

    @Override
    public TestServer open(ServerKind kind) throws ServerUnavailableException {
        try {
            return LocalServer.start(installation(kind), "from Debian's packages");
        } catch (IOException e) {
            throw new ServerUnavailableException(
                    String.valueOf(e.getMessage()), "see that apt reaches its mirror, then run again", e);
        }
    }

    /** Fetches and unpacks the server unless it is in the cache. */
    Installation installation(ServerKind kind) throws IOException, ServerUnavailableException {
        DebianSystem system = DebianSystem.current();
        Path entry = cache.entry(entryName(system, kind.option()), folder -> fill(folder, kind, system));
        return installation(entry, kind, system, ServerCertificate.from(cache));
    }

    /** The entry of the cache for what comes from the packages of this system. */
    static String entryName(DebianSystem system, String what) {
        return "debian-%s-%s-%d/%s".formatted(SUITE, system.architecture(), LAYOUT, what);
    }

    /**
     * Fetches and unpacks a package with all that it depends on.
     *
     * @param folder empty, gets the folder {@code root}
     * @param alone packages to fetch without what they depend on
     */
    static Path unpack(Path folder, DebianSystem system, String name, List<String> alone)
            throws IOException, ServerUnavailableException {
        DebianMirror mirror = DebianMirror.find(Path.of("/etc/apt"), system.codename())
                .orElseThrow(() -> new ServerUnavailableException(
                        "apt has no source of Debian's archive", "add one under /etc/apt/sources.list.d"));
        LOG.log(Level.INFO, "fetching {0} from Debian''s archive into {1}, once", name, folder.getParent());
        Path work = Files.createDirectory(folder.resolve("apt"));
        Path root = Files.createDirectory(folder.resolve("root"));
        DebianPackages packages = new DebianPackages(work);
        packages.update(mirror, SUITE);
        packages.fetchWithDependencies(name);
        for (String other : alone) {
            packages.fetchAlone(other);
        }
        packages.unpack(root, UNNEEDED_PACKAGES);
        FileTree.delete(work);
        return root;
    }

    private static void fill(Path folder, ServerKind kind, DebianSystem system)
            throws IOException, ServerUnavailableException {
        // MariaDB's authentication plugins are in the package of the service, whose many dependencies they do not
        // share.
        List<String> alone = kind == ServerKind.MARIADB ? List.of("mariadb-server") : List.of();
        Path root = unpack(folder, system, kind.option() + "-server-core", alone);
        for (String unneeded : UNNEEDED_FOLDERS) {
            FileTree.delete(root.resolve(unneeded));
        }
        if (kind == ServerKind.MYSQL) {
            mySql(folder, system).initialise(folder.resolve("initialise.log"));
        }
    }

    private static Installation installation(
            Path entry, ServerKind kind, DebianSystem system, ServerCertificate certificate) {
        return switch (kind) {
            case MYSQL -> mySql(entry, system);
            case MARIADB -> mariaDb(entry, system, certificate);
        };
    }

    private static MySqlInstallation mySql(Path entry, DebianSystem system) {
        Path usr = entry.resolve("root/usr");
        return new MySqlInstallation(program(usr, "sbin/mysqld", system), usr, entry.resolve("data"));
    }

    private static MariaDbInstallation mariaDb(Path entry, DebianSystem system, ServerCertificate certificate) {
        Path usr = entry.resolve("root/usr");
        return new MariaDbInstallation(
                program(usr, "sbin/mariadbd", system),
                usr,
                usr.resolve("share/mariadb"),
                new MariaDbInstallation.Plugins(
                        usr.resolve("lib/mysql/plugin"), List.of("auth_ed25519", "auth_parsec", "auth_mysql_sha2")),
                certificate);
    }

    private static ServerProgram program(Path usr, String executable, DebianSystem system) {
        return new ServerProgram(system.call(usr, executable, "mysql/private"));
    }
}
