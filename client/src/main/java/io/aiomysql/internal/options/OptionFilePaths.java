package io.aiomysql.internal.options;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where files of options are.
 *
 * @param home the user's folder
 * @param global option files for all users, read before the user's own
 * @param loginPaths the file of login paths
 */
record OptionFilePaths(Path home, List<Path> global, Path loginPaths) {

    /** {@return the same places as those of the servers' own programs} */
    static OptionFilePaths ofSystem() {
        Path home = Path.of(System.getProperty("user.home", ""));
        @Nullable String named = System.getenv("MYSQL_TEST_LOGIN_FILE");
        @Nullable String windows = System.getenv("APPDATA");
        Path loginPaths = named != null
                ? Path.of(named)
                : windows != null ? Path.of(windows, "MySQL", ".mylogin.cnf") : home.resolve(".mylogin.cnf");
        return new OptionFilePaths(home, List.of(Path.of("/etc/my.cnf"), Path.of("/etc/mysql/my.cnf")), loginPaths);
    }

    /** {@return what is read where a group is named and no file} */
    List<Path> standard() {
        return Stream.concat(global.stream(), Stream.of(home.resolve(".my.cnf")))
                .toList();
    }
}
