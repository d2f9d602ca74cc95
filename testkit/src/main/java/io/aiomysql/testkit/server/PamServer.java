package io.aiomysql.testkit.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** MariaDB with PAM, from Debian's packages. Only root may start one, because no other user may give it services of PAM of its own. */
public final class PamServer {

    /** The service of PAM, for {@code IDENTIFIED VIA pam USING '...'}. */
    public static final String SERVICE = "aiomysql";

    private static final List<Path> UNSHARE = List.of(Path.of("/usr/bin/unshare"), Path.of("/bin/unshare"));

    private PamServer() {}

    /**
     * Starts one, with the account of every test server. One that PAM checks is the test's to make.
     *
     * @param user whom PAM lets in
     * @param password with this; neither has a quote or a line end in it
     * @param clearText whether the server asks for the password by {@code mysql_clear_password} instead of {@code dialog}
     * @return the server, which the caller closes; it ends with the JVM at the latest
     * @throws TestAbortedException when it cannot be had, so that the test is skipped; the message gives reason and remedy
     */
    public static TestServer start(String user, String password, boolean clearText) {
        if (!"root".equals(System.getProperty("user.name")) || UNSHARE.stream().noneMatch(Files::isExecutable)) {
            throw new TestAbortedException(
                    "No MariaDB with PAM to test with: run the tests as root on Linux, with unshare of util-linux");
        }
        try {
            Installation plain = new DebianSource(CacheFolder.ofUser()).installation(ServerKind.MARIADB);
            Account account = new Account(user, password, Account.DEFAULT.database());
            return LocalServer.start(
                    new PamInstallation(plain, account, clearText), "from Debian's packages, with PAM");
        } catch (IOException | ServerUnavailableException e) {
            throw new TestAbortedException("No MariaDB with PAM to test with: " + e.getMessage(), e);
        }
    }
}
