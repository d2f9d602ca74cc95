package io.aiomysql.internal.options;

import static java.nio.file.attribute.PosixFilePermission.GROUP_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Set;

/** Reads files of options, and says who else may. Where files have no POSIX permissions, nobody else is assumed to. */
final class FileAccess {

    /** Far more than options take. */
    static final int MAX_SIZE = 1 << 20;

    /** What stands for bytes that are not UTF-8. */
    static final char NOT_UTF_8 = '\uFFFD';

    private static final Set<PosixFilePermission> READABLE = Set.of(GROUP_READ, OTHERS_READ);
    private static final Set<PosixFilePermission> WRITABLE = Set.of(OTHERS_WRITE);
    private static final Set<PosixFilePermission> ANY =
            Set.of(GROUP_READ, GROUP_WRITE, GROUP_EXECUTE, OTHERS_READ, OTHERS_WRITE, OTHERS_EXECUTE);

    private FileAccess() {}

    /**
     * Reads a whole file.
     *
     * @throws IllegalArgumentException if it is missing, cannot be read or is too large; the message names it
     */
    static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_SIZE + 1);
            if (content.length > MAX_SIZE) {
                throw new IllegalArgumentException(file + " is larger than 1 MiB, and so no file of options");
            }
            return content;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static IllegalArgumentException unreadable(Path file, IOException e) {
        String why = e instanceof NoSuchFileException
                ? " does not exist"
                : e instanceof AccessDeniedException ? " may not be read by this user" : " cannot be read";
        return new IllegalArgumentException("the file of options " + file + why, e);
    }

    /**
     * Decodes the text of a file. Bytes that are not UTF-8 become {@link #NOT_UTF_8}: they may be in comments, and in options of other
     * programs.
     *
     * @throws IllegalArgumentException if it is no text
     */
    static String text(Path file, byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the file of options " + file + " is not text in UTF-8");
        }
        return text;
    }

    static boolean othersMayRead(Path file) {
        return isPermitted(file, READABLE);
    }

    static boolean everybodyMayWrite(Path file) {
        return isPermitted(file, WRITABLE);
    }

    static boolean isOpenToOthers(Path file) {
        return isPermitted(file, ANY);
    }

    private static boolean isPermitted(Path file, Set<PosixFilePermission> permissions) {
        try {
            return !Collections.disjoint(Files.getPosixFilePermissions(file), permissions);
        } catch (UnsupportedOperationException e) {
            return false;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }
}
