package io.aiomysql.internal.session;

import io.aiomysql.converters.parameter.BoundParameter;
import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.framing.PayloadWriter;
import io.aiomysql.protocol.message.ComStmtExecute;
import java.util.List;
import java.util.Locale;

/**
 * What the server reads the client's bytes as: {@code character_set_client}. The client writes UTF-8. Other character sets
 * read the same for ASCII; what else they would read is never sent: in some of them (gbk, sjis, big5, cp932, gb18030) the
 * second byte of a character can be that of a backslash, which would change where a literal ends.
 *
 * @param name as the server reports it
 * @param reach what can be sent
 * @see <a href="https://dev.mysql.com/doc/refman/en/charset-connection.html">MySQL: Connection Character Sets</a>
 */
public record ClientCharset(String name, Reach reach) {

    /** What the set-up sets. */
    static final ClientCharset UTF8MB4 = new ClientCharset("utf8mb4", Reach.ALL);

    /** The first bytes of COM_STMT_EXECUTE: header, id, flags and the number of runs. */
    private static final int EXECUTE_START = 10;

    /** After a statement that failed and may have changed it. */
    static final ClientCharset UNKNOWN = new ClientCharset("not known", Reach.ASCII);

    /** What can be sent. */
    enum Reach {
        ALL,
        BASIC_PLANE,
        ASCII,
        /** swe7 has letters in the place of ASCII's brackets, backslash, caret, backquote, braces, tilde and at sign. */
        LETTERS_AND_DIGITS
    }

    static ClientCharset of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "utf8mb4" -> UTF8MB4;
            case "utf8mb3", "utf8" -> new ClientCharset(name, Reach.BASIC_PLANE);
            case "swe7" -> new ClientCharset(name, Reach.LETTERS_AND_DIGITS);
            default -> new ClientCharset(name, Reach.ASCII);
        };
    }

    /** Says whether the server reads all text as it is meant. */
    boolean readsAll() {
        return reach == Reach.ALL;
    }

    /**
     * Checks that the server reads what was written as it is meant.
     *
     * @param out what was written
     * @param from where it begins
     * @throws IllegalStateException if it would read other characters; the message names the remedy
     */
    void requireReadable(PayloadWriter out, int from) {
        if (!reads(out, from)) {
            throw refusal();
        }
    }

    /**
     * Checks that the server reads text as it is meant.
     *
     * @throws IllegalStateException if it would read other characters; the message names the remedy
     */
    public void requireReadable(String text) {
        if (!readsAll()) {
            requireReadable(new PayloadWriter().writeRestString(text), 0);
        }
    }

    private boolean reads(PayloadWriter out, int from) {
        return switch (reach) {
            case ALL -> true;
            case BASIC_PLANE -> !out.hasSupplementary();
            case ASCII -> !out.hasNonAscii();
            case LETTERS_AND_DIGITS -> !out.hasNonAscii() && !hasNationalLetters(out, from);
        };
    }

    private static boolean hasNationalLetters(PayloadWriter out, int from) {
        // Numbers stand at the start of COM_STMT_EXECUTE, and no text.
        int start = from + (out.array()[from] == ComStmtExecute.HEADER ? EXECUTE_START : 0);
        for (int i = start; i < out.size(); i++) {
            if ("@[\\]^`{|}~".indexOf(out.array()[i]) >= 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checks that the server reads text as it is meant whose characters are not known yet.
     *
     * @param parameters the values of a statement
     * @throws IllegalStateException if there is such text, and the server may read other characters
     */
    public void requireAll(List<BoundParameter> parameters) {
        for (BoundParameter parameter : parameters) {
            boolean text = parameter.typeCode() == ColumnType.VAR_STRING.code();
            if (!readsAll() && parameter.isLongData() && text) {
                throw refusal();
            }
        }
    }

    private IllegalStateException refusal() {
        return new IllegalStateException(
                "character_set_client is " + name + ", but the client sends text in utf8mb4, of which"
                        + " the server would read other characters: nothing was sent; run SET NAMES utf8mb4 before it");
    }
}
