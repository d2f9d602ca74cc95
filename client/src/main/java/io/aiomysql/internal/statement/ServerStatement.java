package io.aiomysql.internal.statement;

import io.aiomysql.converters.Converters;
import io.aiomysql.internal.result.ResultShape;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.KnownColumns;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement: its life, which only the queue's drainer uses, and the columns of its results, which only the I/O
 * thread uses.
 */
public final class ServerStatement {

    private final StatementKey key;
    private final StatementMachine life = new StatementMachine();
    private final KnownColumns columns = new KnownColumns();

    /** {@code character_set_results} as it was when the server described the columns last; written on the I/O thread. */
    private volatile String charset = "";

    /** The columns of its last result; used on the I/O thread. */
    private @Nullable ResultShape shape;

    ServerStatement(StatementKey key) {
        this.key = key;
    }

    public StatementKey key() {
        return key;
    }

    /** {@return its life on the server, for the queue's drainer} */
    public StatementMachine life() {
        return life;
    }

    KnownColumns columns() {
        return columns;
    }

    /** {@return {@code character_set_results} as it was when the server described the columns last} */
    String charset() {
        return charset;
    }

    /** The server has described the columns, in the answer to COM_STMT_PREPARE or to COM_STMT_EXECUTE. */
    void described(String newCharset) {
        charset = newCharset;
    }

    /** Returns the shape of a result: the last one's if nothing has changed. */
    ResultShape shapeOf(CommandAction.BeginRows result, Converters converters) {
        ResultShape known = shape;
        if (known == null || !known.isOf(result.columns(), charset, converters)) {
            known = ResultShape.ofBinary(result.columns(), converters, charset);
            shape = known;
        }
        return known;
    }
}
