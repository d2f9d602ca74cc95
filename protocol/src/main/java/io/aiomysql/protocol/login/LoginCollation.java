package io.aiomysql.protocol.login;

/**
 * The collation that the client logs in with. The login has one byte for its id, and its character set is always
 * utf8mb4.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/9.7/en/charset-connection.html">MySQL: connection character sets</a>
 */
public final class LoginCollation {

    /** utf8mb4_general_ci: in every server since MySQL 5.5.3. */
    public static final int UTF8MB4_GENERAL_CI = 45;

    private static final int UTF8MB4_BIN = 46;
    private static final int UTF8MB4_UNICODE_CI = 224;
    private static final int UTF8MB4_UNICODE_520_CI = 246;
    private static final int UTF8MB4_VIETNAMESE_CI = 247;
    private static final int UTF8MB4_0900_AI_CI = 255;

    private LoginCollation() {}

    /**
     * Says whether a collation of the greeting is one of utf8mb4. MariaDB's newer collations have ids that do not fit
     * into a byte, and cannot be recognised by their low byte.
     *
     * @param id 0 to 255
     * @return true when it is
     */
    private static boolean isUtf8Mb4(int id) {
        return id == UTF8MB4_GENERAL_CI
                || id == UTF8MB4_BIN
                || (id >= UTF8MB4_UNICODE_CI && id <= UTF8MB4_UNICODE_520_CI)
                || id == UTF8MB4_VIETNAMESE_CI
                || id == UTF8MB4_0900_AI_CI;
    }

    /**
     * Chooses the collation to log in with. If it is the server's default collation, comparisons with columns of that
     * collation do not fail with "illegal mix of collations".
     *
     * @param serverDefault the low byte of the greeting's collation
     * @param isMariaDb whether the low byte may be that of a larger id
     * @return the id
     */
    public static int forLogin(int serverDefault, boolean isMariaDb) {
        return !isMariaDb && isUtf8Mb4(serverDefault) ? serverDefault : UTF8MB4_GENERAL_CI;
    }
}
