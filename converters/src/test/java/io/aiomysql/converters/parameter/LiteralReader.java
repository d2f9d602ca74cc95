package io.aiomysql.converters.parameter;

import java.io.ByteArrayOutputStream;

/**
 * Reads a string literal as the servers' manual has it: adjacent quotes are one, and unless NO_BACKSLASH_ESCAPES is on the
 * backslash has its table of escapes. Written without a look at what writes literals.
 */
final class LiteralReader {

    private final byte[] sql;
    private final boolean noBackslashEscapes;
    private final ByteArrayOutputStream value = new ByteArrayOutputStream();
    private int at;

    private LiteralReader(byte[] sql, boolean noBackslashEscapes) {
        this.sql = sql;
        this.noBackslashEscapes = noBackslashEscapes;
    }

    /** Gives the value of the literal that the SQL is, from its first byte to its last. */
    static byte[] read(byte[] sql, boolean noBackslashEscapes) {
        LiteralReader reader = new LiteralReader(sql, noBackslashEscapes);
        byte[] read = reader.readLiteral();
        if (reader.at != sql.length) {
            throw new AssertionError("the literal ends at " + reader.at + " of " + sql.length);
        }
        return read;
    }

    private byte[] readLiteral() {
        expectQuote();
        while (true) {
            int next = next();
            if (next == '\'') {
                if (at < sql.length && sql[at] == '\'') {
                    at++;
                } else {
                    return value.toByteArray();
                }
            } else if (next == '\\' && !noBackslashEscapes) {
                next = unescape(next());
            }
            value.write(next);
        }
    }

    private void expectQuote() {
        if (next() != '\'') {
            throw new AssertionError("no literal begins here");
        }
    }

    private int next() {
        if (at == sql.length) {
            throw new AssertionError("the literal has no end");
        }
        return sql[at++];
    }

    private static int unescape(int escaped) {
        return switch (escaped) {
            case '0' -> 0x00;
            case 'b' -> 0x08;
            case 'n' -> 0x0A;
            case 'r' -> 0x0D;
            case 't' -> 0x09;
            case 'Z' -> 0x1A;
            case '%', '_' -> throw new AssertionError("the escapes of LIKE keep their backslash");
            default -> escaped;
        };
    }
}
