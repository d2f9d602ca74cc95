package io.aiomysql.internal.options;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A key of an option file without its prefixes: {@code loose-} before one that a program may not know, {@code skip-} and
 * {@code disable-} to switch off, {@code enable-} to switch on.
 *
 * @param name the key without them
 * @param option what it sets; null if it is not known
 * @param text the value in the form of the option
 * @param isLoose whether it is ignored if it is not known
 * @see <a href="https://dev.mysql.com/doc/refman/9.7/en/option-modifiers.html">MySQL: Program Option Modifiers</a>
 */
record FileKey(String name, @Nullable NamedOption<?> option, String text, boolean isLoose) {

    /**
     * Reads a key and its value.
     *
     * @throws IllegalArgumentException if the option is known, needs a value, and has none
     */
    static FileKey of(FileOption found) {
        boolean loose = found.key().startsWith("loose-");
        String key = loose ? found.key().substring("loose-".length()) : found.key();
        NamedOption<?> whole = OptionNames.withKey(key);
        if (whole != null) {
            return new FileKey(key, whole, text(found, whole), loose);
        }
        String switched = key.replaceFirst("^(skip|disable|enable)-", "");
        NamedOption<?> option = switched.equals(key) ? null : OptionNames.withKey(switched);
        if (option != null && option.form().hasSwitch()) {
            if (found.value() != null) {
                throw found.refused(found.key() + " has no value, because it switches " + switched + " itself");
            }
            return new FileKey(switched, option, String.valueOf(key.startsWith("enable-")), loose);
        }
        return new FileKey(key, null, "", loose);
    }

    private static String text(FileOption found, NamedOption<?> option) {
        String value = found.value();
        if (!option.form().hasSwitch()) {
            if (value == null) {
                throw found.refused(found.key() + " needs a value: nobody is asked for it here");
            }
            return value;
        }
        return value == null
                ? "true"
                : switch (value.toLowerCase(Locale.ROOT)) {
                    case "1", "on", "true" -> "true";
                    case "0", "off", "false" -> "false";
                    default -> value;
                };
    }

    /** The text may be a password. */
    @Override
    public String toString() {
        return "FileKey[" + name + "]";
    }
}
