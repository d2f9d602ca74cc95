package io.aiomysql.testkit.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * The Debian system that we run on.
 *
 * @param codename its release, such as bookworm
 * @param architecture what Debian calls the processor, such as amd64
 * @param libraries the folder of its libraries below usr/lib
 * @param loader the program in that folder that runs executables
 */
record DebianSystem(String codename, String architecture, String libraries, String loader) {
    private static final String REMEDY = "use Debian or Docker";

    /** Recognises it by {@code /etc/os-release}. */
    static DebianSystem current() throws ServerUnavailableException {
        String codename = codename(Path.of("/etc/os-release"));
        String processor = System.getProperty("os.arch");
        return switch (processor) {
            case "amd64" -> new DebianSystem(codename, "amd64", "x86_64-linux-gnu", "ld-linux-x86-64.so.2");
            case "aarch64" -> new DebianSystem(codename, "arm64", "aarch64-linux-gnu", "ld-linux-aarch64.so.1");
            default -> throw new ServerUnavailableException("there are no packages for " + processor, REMEDY);
        };
    }

    /**
     * Reads the release's name.
     *
     * @throws ServerUnavailableException when it is not Debian's; derivatives have other archives
     */
    static String codename(Path osRelease) throws ServerUnavailableException {
        Properties properties = new Properties();
        try {
            properties.load(Files.newBufferedReader(osRelease));
        } catch (IOException e) {
            throw new ServerUnavailableException("this is not Debian", REMEDY, e);
        }
        String id = unquoted(properties.getProperty("ID", "unknown"));
        if (!id.equals("debian")) {
            throw new ServerUnavailableException("this is not Debian but " + id, REMEDY);
        }
        return unquoted(properties.getProperty("VERSION_CODENAME", "sid"));
    }

    /**
     * How an unpacked executable is called, with the C library that it was built for.
     *
     * @param usr the folder of what was unpacked
     * @param executable its path below usr
     * @param privateLibraries the folder of its own libraries below usr/lib
     */
    List<String> call(Path usr, String executable, String privateLibraries) {
        Path lib = usr.resolve("lib");
        Path shared = lib.resolve(libraries);
        String program = usr.resolve(executable).toString();
        return List.of(
                shared.resolve(loader).toString(),
                "--library-path",
                shared + ":" + lib.resolve(privateLibraries),
                "--argv0",
                program,
                program);
    }

    private static String unquoted(String value) {
        return value.replace("\"", "");
    }
}
