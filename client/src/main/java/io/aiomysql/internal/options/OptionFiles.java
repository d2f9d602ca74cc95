package io.aiomysql.internal.options;

import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes options from the files that the caller has asked for, where the caller has not set them. From what is more general to what is
 * more special, and the last one counts:
 *
 * <pre>
 * defaults ◄ option files: [client], [client-server], then the caller's group ◄ login paths: [client], then the named one ◄ the caller
 * </pre>
 *
 * <p>Within a group, later lines count, whichever file they are in.
 */
final class OptionFiles {

    private static final Logger LOGGER = System.getLogger("io.aiomysql");

    /** Of programs of the servers, which have options that are not ours; an option file is often shared with them. */
    private static final Pattern SHARED_GROUP = Pattern.compile("(client|mysql|mariadb).*");

    /** Where the servers' own clients find files that this one does not need. */
    private static final Set<String> NOT_NEEDED = Set.of("plugin-dir", "character-sets-dir");

    private static final List<String> GENERAL_GROUPS = List.of("client", "client-server");

    private final OptionFilePaths paths;
    private final OptionValues options;

    /** The names of what the caller has set. */
    private final Set<String> given = new HashSet<>();

    /** What was taken from the files, by the names of the options. */
    private final Map<String, FileOption> origins = new HashMap<>();

    private @Nullable String protocol;

    private OptionFiles(OptionFilePaths paths, OptionValues options) {
        this.paths = paths;
        this.options = options;
        OptionNames.all().stream()
                .filter(option -> option.isGiven(options))
                .forEach(option -> given.add(option.name()));
    }

    /** {@return what was taken from the files that the options name, by the names of the options} */
    static Map<String, FileOption> readInto(OptionValues options) {
        return options.defaultsFile != null || options.defaultsGroup != null || options.loginPath != null
                ? readInto(options, OptionFilePaths.ofSystem())
                : Map.of();
    }

    /**
     * Reads the files that the options name.
     *
     * @return what was taken, by the names of the options
     * @throws IllegalArgumentException if a file is missing, unreadable or malformed, or a value is invalid; the message names the
     *     file and the line, and quotes no value
     */
    static Map<String, FileOption> readInto(OptionValues options, OptionFilePaths paths) {
        OptionFiles files = new OptionFiles(paths, options);
        if (options.defaultsFile != null || options.defaultsGroup != null) {
            files.readOptionFiles(options.defaultsFile, options.defaultsGroup);
        }
        if (options.loginPath != null) {
            files.readLoginPaths(options.loginPath);
        }
        FileContradictions.settle(options, files.given, files.protocol);
        options.filesRead();
        return files.origins;
    }

    /** Names the file and the line in a refusal, if it begins with the name of an option that was taken from a file. */
    static IllegalArgumentException located(IllegalArgumentException refusal, Map<String, FileOption> origins) {
        String message = String.valueOf(refusal.getMessage());
        FileOption origin = origins.get(message.split(" ", 2)[0]);
        return origin == null ? refusal : origin.refused(message);
    }

    private void readOptionFiles(@Nullable Path file, @Nullable String group) {
        OptionFileReader reader = new OptionFileReader(paths.home());
        List<Path> read = file != null
                ? List.of(file)
                : paths.standard().stream().filter(Files::exists).toList();
        read.forEach(reader::read);
        List<String> groups = new ArrayList<>(GENERAL_GROUPS);
        if (group != null && !groups.contains(group.toLowerCase(Locale.ROOT))) {
            groups.add(group.toLowerCase(Locale.ROOT));
            require(reader, group, "defaultsGroup: the group [", "] is in none of the option files " + read);
        }
        warnOfReaders(reader.options(), groups);
        take(reader.options(), groups);
    }

    private void readLoginPaths(String name) {
        Path file = paths.loginPaths();
        byte[] content = FileAccess.bytes(file);
        if (FileAccess.isOpenToOthers(file)) {
            throw new IllegalArgumentException(
                    file + " holds passwords, and others than its owner have access to it: chmod 600");
        }
        OptionFileReader reader = new OptionFileReader(paths.home());
        reader.read(file, LoginPathFile.decrypted(file, content));
        require(reader, name, "loginPath: the path ", " is not in " + file);
        String group = name.toLowerCase(Locale.ROOT);
        take(reader.options(), group.equals("client") ? List.of(group) : List.of("client", group));
    }

    private static void require(OptionFileReader reader, String group, String before, String behind) {
        if (!reader.groups().contains(group.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(before + group + behind);
        }
    }

    private void take(List<FileOption> all, List<String> groups) {
        for (String group : groups) {
            all.stream().filter(option -> option.group().equals(group)).forEach(this::take);
        }
    }

    private void take(FileOption found) {
        FileKey key = FileKey.of(found);
        NamedOption<?> option = key.option();
        if (key.name().equals("protocol")) {
            protocol = found.value();
        } else if (option == null) {
            refuseUnknown(found, key);
        } else if (!given.contains(option.name())) {
            if (key.text().indexOf(FileAccess.NOT_UTF_8) >= 0) {
                throw found.refused(found.key() + " is not text in UTF-8");
            }
            try {
                option.set(options, key.text());
                origins.put(option.name(), found);
            } catch (IllegalArgumentException | UncheckedIOException e) {
                throw found.refused(found.key() + " must be " + option.form().words());
            }
        }
    }

    /** In a group that is shared with other programs, what is not known is theirs, unless it is the beginning of what is known. */
    private static void refuseUnknown(FileOption found, FileKey key) {
        if (key.isLoose() || NOT_NEEDED.contains(key.name())) {
            return;
        }
        List<String> longer = OptionNames.keys().stream()
                .filter(known -> known.startsWith(key.name()))
                .toList();
        if (longer.size() == 1) {
            throw found.refused(found.key() + " is not an option; write " + longer.get(0) + " in full");
        }
        if (!SHARED_GROUP.matcher(found.group()).matches()) {
            String nearest = NearestName.of(key.name(), OptionNames.keys());
            throw found.refused(
                    found.key() + " is not an option" + (nearest == null ? "" : "; perhaps " + nearest + " is meant")
                            + ". With loose- before it, it is ignored");
        }
    }

    private static void warnOfReaders(List<FileOption> found, List<String> groups) {
        found.stream()
                .filter(option -> option.key().equals("password") && groups.contains(option.group()))
                .map(FileOption::file)
                .distinct()
                .filter(FileAccess::othersMayRead)
                .forEach(OptionFiles::warn);
    }

    private static void warn(Path file) {
        try {
            LOGGER.log(
                    Level.WARNING,
                    "{0} holds a password, and others than its owner may read it: chmod 600",
                    file.toString());
        } catch (RuntimeException | Error e) {
            // A log that fails must not keep the options from being built.
        }
    }
}
