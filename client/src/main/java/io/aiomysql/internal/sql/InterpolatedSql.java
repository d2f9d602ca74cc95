package io.aiomysql.internal.sql;

import io.aiomysql.converters.parameter.BoundParameter;
import io.aiomysql.protocol.framing.PayloadWriter;
import io.aiomysql.protocol.message.ComQuery;
import java.nio.charset.StandardCharsets;

/** SQL with literals in the place of its placeholders. The literals are written each time they are needed, and not kept. */
public final class InterpolatedSql {

    private final BoundSql bound;
    private final ParsedSql parsed;

    private InterpolatedSql(BoundSql bound) {
        this.bound = bound;
        this.parsed = bound.parsed();
    }

    /** Checks everything that could fail, so that writing cannot. */
    static InterpolatedSql of(BoundSql bound) {
        for (BoundParameter parameter : bound.parameters()) {
            if (parameter.isLongData()) {
                // Throws: there is no literal for it.
                parameter.writeLiteral(new PayloadWriter(), bound.parsed().modes());
            }
        }
        for (int i = 0; i < bound.parsed().placeholderCount(); i++) {
            if (bound.parsed().isInVersionedComment(i)) {
                // If the server skips the comment, a value that contains the end of a comment would become SQL.
                throw new IllegalArgumentException("the text protocol has no safe way to put a value into a versioned"
                        + " comment: use statementMode(BINARY)");
            }
        }
        return new InterpolatedSql(bound);
    }

    /**
     * Writes the payload of COM_QUERY.
     *
     * @param out where to
     */
    public void encode(PayloadWriter out) {
        out.writeInt1(ComQuery.HEADER);
        writeSql(out);
    }

    /**
     * Returns the SQL, as a cursor's {@code mogrify} shows it. It contains the values: do not log it.
     *
     * @return the SQL
     */
    public String sql() {
        PayloadWriter out = new PayloadWriter();
        writeSql(out);
        return new String(out.array(), 0, out.size(), StandardCharsets.UTF_8);
    }

    private void writeSql(PayloadWriter out) {
        String sql = parsed.sql();
        int from = 0;
        for (int i = 0; i < parsed.placeholderCount(); i++) {
            out.writeRestString(sql.substring(from, parsed.startOf(i)));
            writeValues(out, i);
            from = parsed.endOf(i);
        }
        out.writeRestString(sql.substring(from));
    }

    private void writeValues(PayloadWriter out, int placeholder) {
        if (joinsWithLiteral(parsed.startOf(placeholder))) {
            out.writeInt1(' ');
        }
        boolean apart = parsed.isBeforeString(placeholder);
        if (apart) {
            out.writeInt1('(');
        }
        for (int i = bound.firstOf(placeholder); i < bound.endOf(placeholder); i++) {
            if (i > bound.firstOf(placeholder)) {
                out.writeInt1(',').writeInt1(' ');
            }
            bound.parameters().get(i).writeLiteral(out, parsed.modes());
        }
        if (apart) {
            out.writeInt1(')');
        }
    }

    /**
     * Says whether the text before a placeholder would become one token with the literal, as {@code LIMIT} would in
     * {@code LIMIT?}. No space is added after a dash: two dashes and a space are a comment.
     */
    private boolean joinsWithLiteral(int start) {
        if (start == 0) {
            return false;
        }
        char before = parsed.sql().charAt(start - 1);
        return SqlCharacters.isWord(before) || "'\"`@.?".indexOf(before) >= 0;
    }

    @Override
    public String toString() {
        return "InterpolatedSql[" + bound + "]";
    }
}
