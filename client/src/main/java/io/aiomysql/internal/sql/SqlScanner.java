package io.aiomysql.internal.sql;

import static io.aiomysql.internal.sql.SqlCharacters.isDigit;
import static io.aiomysql.internal.sql.SqlCharacters.isSpace;
import static io.aiomysql.internal.sql.SqlCharacters.isSpaceOrControl;
import static io.aiomysql.internal.sql.SqlCharacters.isWord;

import io.aiomysql.converters.parameter.SqlModes;

/**
 * Cuts SQL into just enough tokens to know its placeholders. One pass; each character is looked at a fixed number of times.
 *
 * <pre>
 *   '..'   ".."                        string; the quote doubled is a quote, a backslash takes the next character with it
 *   `..`   ".." under ANSI_QUOTES      identifier; the quote doubled is a quote
 *   # ..   -- ..                       comment to the end of the line; the dashes need a space or control character, or the end
 *   /* .. *&#47;                           comment; not nested
 *   /*! .. *&#47;  /*M! .. *&#47;  /*!80000 .. *&#47;  SQL; only the markers are skipped
 *   ?   :name                          placeholder
 *   ;                                  end of a statement
 * </pre>
 */
final class SqlScanner {

    /** The last token, as far as the next one depends on it. */
    private enum Token {
        OTHER,
        /** A dot or an at sign, after which IN would be a name. */
        QUALIFIER,
        IN,
        /** The parenthesis after IN. */
        LIST,
        /** A placeholder. */
        PLACEHOLDER,
        /** A placeholder directly after the parenthesis of IN. */
        FIRST_IN_LIST
    }

    /** Versions have five digits, or six. */
    private static final int MAX_VERSION_DIGITS = 6;

    private static final int NOT_IN_VERSIONED_COMMENT = -1;

    private final String sql;
    private final SqlModes modes;
    private final Placeholders found = new Placeholders();
    private int at;
    private Token last = Token.OTHER;
    private boolean statementEnded;
    private boolean severalStatements;
    private boolean variables;

    /** How many placeholders there were when the versioned comment began. */
    private int countBeforeComment = NOT_IN_VERSIONED_COMMENT;

    SqlScanner(String sql, SqlModes modes) {
        this.sql = sql;
        this.modes = modes;
    }

    ParsedSql scan() {
        while (at < sql.length()) {
            scanToken(sql.charAt(at));
        }
        if (countBeforeComment != NOT_IN_VERSIONED_COMMENT) {
            found.truncate(countBeforeComment);
        }
        found.requireOneKind();
        return new ParsedSql(sql, modes, found, severalStatements, variables);
    }

    private void scanToken(char character) {
        switch (character) {
            case '\'' -> scanString(character);
            case '"' -> {
                if (modes.ansiQuotes()) {
                    scanIdentifier(character);
                } else {
                    scanString(character);
                }
            }
            case '`' -> scanIdentifier(character);
            case '#' -> skipLine();
            case '-' -> scanDash();
            case '/' -> scanSlash();
            case '*' -> scanAsterisk();
            case '?' -> scanQuestionMark();
            case ':' -> scanColon();
            case ';' -> {
                statementEnded = true;
                last = Token.OTHER;
                at++;
            }
            default -> scanOther(character);
        }
    }

    private void scanString(char quote) {
        if (last == Token.PLACEHOLDER || last == Token.FIRST_IN_LIST) {
            found.markLast(Placeholders.BEFORE_STRING);
        }
        takeQuoted(quote, !modes.noBackslashEscapes());
    }

    private void scanIdentifier(char quote) {
        takeQuoted(quote, false);
    }

    /** A doubled quote is read as the end of one token and the start of another, which has the same effect. */
    private void takeQuoted(char quote, boolean escapes) {
        at++;
        while (at < sql.length() && sql.charAt(at) != quote) {
            at += escapes && sql.charAt(at) == '\\' ? 2 : 1;
        }
        take(Token.OTHER, Math.min(at + 1, sql.length()));
    }

    private void skipLine() {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end;
    }

    private void scanDash() {
        if (is('-', at + 1) && (at + 2 >= sql.length() || isSpaceOrControl(sql.charAt(at + 2)))) {
            skipLine();
        } else {
            take(Token.OTHER, at + 1);
        }
    }

    private void scanSlash() {
        if (!is('*', at + 1)) {
            take(Token.OTHER, at + 1);
        } else if (is('!', at + 2)) {
            beginVersionedComment(at + 3);
        } else if (is('M', at + 2) && is('!', at + 3)) {
            beginVersionedComment(at + 4);
        } else {
            int end = sql.indexOf("*/", at + 2);
            at = end < 0 ? sql.length() : end + 2;
        }
    }

    private void beginVersionedComment(int from) {
        if (countBeforeComment == NOT_IN_VERSIONED_COMMENT) {
            countBeforeComment = found.count();
        }
        at = from;
        while (at < sql.length() && at - from < MAX_VERSION_DIGITS && isDigit(sql.charAt(at))) {
            at++;
        }
    }

    private void scanAsterisk() {
        if (countBeforeComment != NOT_IN_VERSIONED_COMMENT && is('/', at + 1)) {
            countBeforeComment = NOT_IN_VERSIONED_COMMENT;
            at += 2;
        } else {
            take(Token.OTHER, at + 1);
        }
    }

    private void scanQuestionMark() {
        if (at + 1 < sql.length() && isWord(sql.charAt(at + 1))) {
            take(Token.OTHER, at + 1);
        } else {
            takePlaceholder(at + 1);
        }
    }

    private void scanColon() {
        int end = at + 1;
        if (!belongsToWhatIsBefore()) {
            end = endOfWord(end);
        }
        if (end == at + 1) {
            take(Token.OTHER, end);
        } else {
            takePlaceholder(end);
        }
    }

    /**
     * A colon directly after a name is that of a label; directly after a placeholder or another colon it begins no name
     * either.
     */
    private boolean belongsToWhatIsBefore() {
        if (at == 0) {
            return false;
        }
        char before = sql.charAt(at - 1);
        return isWord(before) || ":?`".indexOf(before) >= 0 || (before == '"' && modes.ansiQuotes());
    }

    private void takePlaceholder(int end) {
        found.add(sql, at, end);
        if (countBeforeComment != NOT_IN_VERSIONED_COMMENT) {
            found.markLast(Placeholders.IN_VERSIONED_COMMENT);
        }
        take(last == Token.LIST ? Token.FIRST_IN_LIST : Token.PLACEHOLDER, end);
    }

    private void scanOther(char character) {
        if (isSpace(character)) {
            at++;
        } else if (isWord(character)) {
            int end = endOfWord(at);
            boolean in = last != Token.QUALIFIER && end - at == 2 && sql.regionMatches(true, at, "IN", 0, 2);
            take(in ? Token.IN : Token.OTHER, end);
        } else if (character == '(') {
            take(last == Token.IN ? Token.LIST : Token.OTHER, at + 1);
        } else {
            if (character == ')' && last == Token.FIRST_IN_LIST) {
                found.markLast(Placeholders.ALONE_IN_LIST);
            }
            variables |= character == '@';
            take(character == '.' || character == '@' ? Token.QUALIFIER : Token.OTHER, at + 1);
        }
    }

    private void take(Token token, int end) {
        severalStatements |= statementEnded;
        last = token;
        at = end;
    }

    private int endOfWord(int from) {
        int end = from;
        while (end < sql.length() && isWord(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean is(char character, int position) {
        return position < sql.length() && sql.charAt(position) == character;
    }
}
