package io.aiomysql.internal.sql;

import io.aiomysql.converters.parameter.SqlModes;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * SQL whose placeholders are known: either {@code ?} or {@code :name}. Immutable.
 *
 * <p>Comments, strings and quoted identifiers, as the servers read them, contain no placeholders. If one of them is never
 * closed, the server gets it as it is and reports the error. A {@code ?} that is directly followed by a letter or digit is
 * not a placeholder, as on the servers. Optimizer hints are comments in this respect. Versioned comments
 * ({@code /*!80000 .. *}{@code /}, {@code /*M! .. *}{@code /}) are SQL: a server that skips one, because of its version or
 * because it is MySQL and the comment MariaDB's, counts fewer placeholders than this class; StmtPrepareOk has the server's
 * count.
 *
 * <p>Dollar quotes (MySQL 9) are not known: only CREATE has them, which takes no parameters.
 */
public final class ParsedSql {

    private final String sql;
    private final SqlModes modes;
    private final Placeholders placeholders;
    private final boolean severalStatements;
    private final boolean variables;
    private final String preparable;

    ParsedSql(String sql, SqlModes modes, Placeholders placeholders, boolean severalStatements, boolean variables) {
        this.sql = sql;
        this.modes = modes;
        this.placeholders = placeholders;
        this.severalStatements = severalStatements;
        this.variables = variables;
        this.preparable = placeholders.isNamed() ? withQuestionMarks(placeholder -> 1) : sql;
    }

    /**
     * Finds the placeholders, in time proportional to the length.
     *
     * @param sql the SQL
     * @param modes the modes of the session that will run it
     * @return what was found
     * @throws IllegalArgumentException if there are placeholders of both kinds
     */
    public static ParsedSql parse(String sql, SqlModes modes) {
        return new SqlScanner(sql, modes).scan();
    }

    /** Writes each placeholder as so many question marks, one at least. */
    String withQuestionMarks(IntUnaryOperator valuesOf) {
        StringBuilder text = new StringBuilder(sql.length());
        int from = 0;
        for (int i = 0; i < placeholderCount(); i++) {
            text.append(sql, from, startOf(i)).append('?');
            text.append(", ?".repeat(valuesOf.applyAsInt(i) - 1));
            from = endOf(i);
        }
        return text.append(sql, from, sql.length()).toString();
    }

    /**
     * Returns the SQL.
     *
     * @return what was parsed
     */
    public String sql() {
        return sql;
    }

    /**
     * Returns the modes it was parsed under.
     *
     * @return the modes
     */
    public SqlModes modes() {
        return modes;
    }

    /**
     * Returns the SQL for COM_STMT_PREPARE.
     *
     * @return the SQL with a {@code ?} for each name; the very string that was parsed when there are no names
     */
    public String preparable() {
        return preparable;
    }

    /**
     * Counts the placeholders. A name counts each time it appears in the SQL.
     *
     * @return the count
     */
    public int placeholderCount() {
        return placeholders.count();
    }

    /**
     * Says whether the placeholders have names.
     *
     * @return false for {@code ?}, and where there are none
     */
    public boolean isNamed() {
        return placeholders.isNamed();
    }

    /**
     * Returns the placeholders' names, without the colon.
     *
     * @return one for each placeholder in order; empty for {@code ?}
     */
    public List<String> names() {
        return placeholders.names();
    }

    /**
     * Says whether there is more than one statement: something other than a comment after a semicolon. The semicolons of a
     * stored program's body count too.
     *
     * @return true for several
     */
    public boolean hasSeveralStatements() {
        return severalStatements;
    }

    /** Says whether the SQL has variables: {@code @name} or {@code @@name}. */
    public boolean hasVariables() {
        return variables;
    }

    /**
     * Says whether a placeholder is alone in the parentheses of {@code IN (?)}, where it may stand for several values.
     *
     * @param placeholder its index, from 0
     * @return true if it is
     */
    public boolean isAloneInList(int placeholder) {
        return placeholders.has(placeholder, Placeholders.ALONE_IN_LIST);
    }

    /** Says whether a string literal follows: MySQL would join two in a row to one. */
    boolean isBeforeString(int placeholder) {
        return placeholders.has(placeholder, Placeholders.BEFORE_STRING);
    }

    boolean isInVersionedComment(int placeholder) {
        return placeholders.has(placeholder, Placeholders.IN_VERSIONED_COMMENT);
    }

    boolean hasPlaceholdersOf(ParsedSql other) {
        return placeholders.equals(other.placeholders);
    }

    int startOf(int placeholder) {
        return placeholders.startOf(placeholder);
    }

    int endOf(int placeholder) {
        return placeholders.endOf(placeholder);
    }

    @Override
    public String toString() {
        return "ParsedSql[" + sql.length() + " characters, " + placeholderCount() + " placeholders]";
    }
}
