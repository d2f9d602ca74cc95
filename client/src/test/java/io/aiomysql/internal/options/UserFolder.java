package io.aiomysql.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;

/** A folder of a user with files of options, and one for all users. */
record UserFolder(OptionFilePaths paths) {

    static UserFolder of(Path home) {
        return new UserFolder(
                new OptionFilePaths(home, List.of(home.resolve("global.cnf")), home.resolve(".mylogin.cnf")));
    }

    void read(OptionValues options) {
        OptionFiles.readInto(options, paths);
    }

    IllegalArgumentException refusal(OptionValues options) {
        IllegalArgumentException e = catchThrowableOfType(IllegalArgumentException.class, () -> read(options));
        assertThat(e).as("it is refused").isNotNull();
        return e;
    }
}
