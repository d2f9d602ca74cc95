package io.aiomysql.testkit.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a server's executable is called.
 *
 * @param call the executable, after the loader that runs it if it needs one of its own
 */
record ServerProgram(List<String> call) {

    ServerProgram {
        call = List.copyOf(call);
    }

    /** The call with these options, which --no-defaults goes before: no option file of this machine is read. */
    List<String> with(Path dataDirectory, List<String> options) {
        List<String> line = new ArrayList<>(call);
        line.add("--no-defaults");
        if ("root".equals(System.getProperty("user.name"))) {
            // Servers refuse to run as root unless told so.
            line.add("--user=root");
        }
        line.add("--datadir=" + dataDirectory);
        line.addAll(options);
        return line;
    }

    /** The options with which either server starts fast, keeps nothing safe, and lets tests do what they want. */
    static List<String> options(ServerFolder folder, int port) {
        return List.of(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + folder.socket(),
                "--tmpdir=" + folder.temporary(),
                "--init-file=" + folder.initSql(),
                "--skip-name-resolve",
                "--local-infile=1",
                "--secure-file-priv=",
                "--max-connections=400",
                "--max-allowed-packet=1G",
                "--performance-schema=ON",
                "--character-set-server=utf8mb4",
                "--innodb-buffer-pool-size=128M",
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-doublewrite=0",
                // Asynchronous I/O is scarce or forbidden on shared machines and in containers.
                "--innodb-use-native-aio=0");
    }
}
