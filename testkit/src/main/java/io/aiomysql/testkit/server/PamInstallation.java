package io.aiomysql.testkit.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A MariaDB that asks PAM for the passwords of the accounts that want it. PAM reads {@code /etc/pam.d} alone; the server sees another
 * folder there, in a mount namespace of its own, and the machine's stays as it is.
 *
 * @param plain the server
 * @param account whom PAM lets in
 * @param clearText whether the server asks for the password by mysql_clear_password instead of dialog
 */
record PamInstallation(Installation plain, Account account, boolean clearText) implements Installation {

    /** Runs a command, its arguments, where its first argument lies over /etc/pam.d. */
    private static final String MOUNT = "mount --bind \"$0\" /etc/pam.d && exec \"$@\"";

    @Override
    public ServerKind kind() {
        return plain.kind();
    }

    @Override
    public void fillDataDirectory(ServerFolder folder) throws IOException {
        plain.fillDataDirectory(folder);
        Path services = Files.createDirectory(services(folder));
        Path check = services.resolve("check.sh");
        Files.writeString(check, """
                #!/bin/sh
                [ "$PAM_USER:$(tr -d '\\000')" = '%s:%s' ]
                """.formatted(account.user(), account.password()));
        Files.setPosixFilePermissions(check, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(services.resolve(PamServer.SERVICE), """
                auth required pam_exec.so expose_authtok quiet %s
                account required pam_permit.so
                """.formatted(check));
    }

    private static Path services(ServerFolder folder) {
        return folder.path().resolve("pam.d");
    }

    @Override
    public Path caCertificate(ServerFolder folder) {
        return plain.caCertificate(folder);
    }

    @Override
    public ClientCertificate clientCertificate(ServerFolder folder) {
        return plain.clientCertificate(folder);
    }

    @Override
    public List<String> command(ServerFolder folder, int port) {
        List<String> command = new ArrayList<>(List.of(
                "unshare", "--mount", "sh", "-c", MOUNT, services(folder).toString()));
        command.addAll(plain.command(folder, port));
        command.add("--plugin-load-add=auth_pam_v1");
        command.add("--pam-use-cleartext-plugin=" + (clearText ? "ON" : "OFF"));
        return command;
    }
}
