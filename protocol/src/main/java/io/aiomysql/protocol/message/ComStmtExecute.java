package io.aiomysql.protocol.message;

import io.aiomysql.protocol.framing.PayloadWriter;
import java.util.List;

/**
 * Runs a prepared statement; {@code QueryMachine} reads the answer.
 *
 * <pre>
 *   1   0x17
 *   4   statement id
 *   1   flags: 0x01 CURSOR_TYPE_READ_ONLY
 *   4   number of runs, always 1
 *
 *   if there are parameters:
 *   n   a bit for each parameter, (parameters + 7) / 8 bytes: 1 is NULL
 *   1   1 when the types follow
 *   2n  each parameter's type, and 0x80 when it is unsigned            if the types follow
 *   n   each parameter's value, but for NULL and long data
 * </pre>
 *
 * <p>MySQL 9.7.4: a statement that was first run with a cursor must be run with a cursor every time. If it is run
 * without one, the server answers with column definitions and an OK packet, which cannot be told from a row. It sends
 * no rows then, but sends them after the rows of the next cursor. So a statement is prepared twice: once to be run with
 * a cursor, and once to be run without.
 *
 * @param statementId the server's id, all 32 bits
 * @param cursor whether the server is asked to keep the rows until they are fetched; it may nevertheless send them at
 *     once
 * @param bindTypes whether the types are sent; necessary in the first run, and when one of them has changed
 * @param parameters the parameters, as many as the statement has
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_execute.html">MySQL:
 *     COM_STMT_EXECUTE</a>
 * @see <a href="https://mariadb.com/docs/server/reference/clientserver-protocol/3-binary-protocol-prepared-statements/com_stmt_execute">MariaDB:
 *     COM_STMT_EXECUTE</a>
 */
public record ComStmtExecute(int statementId, boolean cursor, boolean bindTypes, List<BinaryParameter> parameters)
        implements ClientCommand {

    /** The first byte. */
    public static final int HEADER = 0x17;

    /** The maximum number of parameters of a statement: servers count them in two bytes. */
    public static final int MAX_PARAMETERS = 65_535;

    private static final int CURSOR_TYPE_NO_CURSOR = 0x00;
    private static final int CURSOR_TYPE_READ_ONLY = 0x01;
    private static final int RUNS = 1;
    private static final int UNSIGNED = 0x80;

    /** Copies the list and checks how many there are. */
    public ComStmtExecute {
        if (parameters.size() > MAX_PARAMETERS) {
            throw new IllegalArgumentException("a statement of " + parameters.size() + " parameters; the maximum is "
                    + MAX_PARAMETERS + ": run it in several parts");
        }
        parameters = List.copyOf(parameters);
    }

    @Override
    public void encode(PayloadWriter out) {
        out.writeInt1(HEADER).writeInt4(statementId);
        out.writeInt1(cursor ? CURSOR_TYPE_READ_ONLY : CURSOR_TYPE_NO_CURSOR).writeInt4(RUNS);
        if (parameters.isEmpty()) {
            return;
        }
        writeNulls(out);
        out.writeInt1(bindTypes ? 1 : 0);
        if (bindTypes) {
            for (BinaryParameter parameter : parameters) {
                out.writeInt1(parameter.typeCode()).writeInt1(parameter.isUnsigned() ? UNSIGNED : 0);
            }
        }
        for (BinaryParameter parameter : parameters) {
            if (!parameter.isNull() && !parameter.isLongData()) {
                parameter.encode(out);
            }
        }
    }

    private void writeNulls(PayloadWriter out) {
        for (int from = 0; from < parameters.size(); from += Byte.SIZE) {
            int bits = 0;
            for (int i = from; i < Math.min(from + Byte.SIZE, parameters.size()); i++) {
                bits |= parameters.get(i).isNull() ? 1 << (i - from) : 0;
            }
            out.writeInt1(bits);
        }
    }

    @Override
    public String toString() {
        return "ComStmtExecute[statementId=" + Integer.toUnsignedString(statementId) + ", cursor=" + cursor + ", "
                + parameters.size() + " parameters]";
    }
}
