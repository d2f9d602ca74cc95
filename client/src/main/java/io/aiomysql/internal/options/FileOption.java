package io.aiomysql.internal.options;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An option as a file has it.
 *
 * @param group in lower case, because groups are found without regard to it
 * @param key with dashes for underscores
 * @param value null if the key stands alone
 * @param file where it was found
 * @param line counted from 1
 */
record FileOption(String group, String key, @Nullable String value, Path file, int line) {

    static FileOption of(String group, OptionLine option, Path file, int line) {
        return new FileOption(
                group.toLowerCase(Locale.ROOT), option.name().replace('_', '-'), option.value(), file, line);
    }

    /** Returns the refusal of this option. */
    IllegalArgumentException refused(String why) {
        return refused(file, line, why);
    }

    /** Returns the refusal of a line; without a cause, which may quote a value. */
    static IllegalArgumentException refused(Path file, int line, String why) {
        return new IllegalArgumentException(file + ", line " + line + ": " + why);
    }

    /** The value may be a password. */
    @Override
    public String toString() {
        return "FileOption[" + key + " of " + group + "]";
    }
}
