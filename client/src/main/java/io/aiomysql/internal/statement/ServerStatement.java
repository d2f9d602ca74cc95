package io.aiomysql.internal.statement;

import io.aiomysql.converters.Converters;
import io.aiomysql.internal.result.ResultShape;
import io.aiomysql.internal.session.Environment;
import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.KnownColumns;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement: its life, which only the queue's drainer uses, and the columns of its results, which only the I/O
 * thread uses.
 */
public final class ServerStatement {

    private final String sql;
    private final SessionEffect effect;
    private final StatementMachine life = new StatementMachine();
    private final KnownColumns columns = new KnownColumns();

    /** What identifies it; used by the queue's drainer. */
    private StatementKey key;

    /** The types of its parameters, if the server derives them; written on the I/O thread when it is prepared. */
    private volatile DeclaredParameters declared = DeclaredParameters.NONE;

    /** {@code character_set_results} as it was when the server described the columns last; written on the I/O thread. */
    private volatile String charset = "";

    /** The columns of its last result; used on the I/O thread. */
    private @Nullable ResultShape shape;

    ServerStatement(StatementKey key) {
        this.key = key;
        this.sql = key.sql();
        this.effect = SessionEffect.of(sql, false);
    }

    /** {@return what identifies it, for the queue's drainer} */
    public StatementKey key() {
        return key;
    }

    /** The server has prepared it in this environment. */
    void preparedIn(Environment environment) {
        key = new StatementKey(sql, key.cursor(), environment);
    }

    /** {@return the SQL, with a {@code ?} for each parameter} */
    String sql() {
        return sql;
    }

    /** {@return what it may change in the session} */
    SessionEffect effect() {
        return effect;
    }

    DeclaredParameters declared() {
        return declared;
    }

    void declared(DeclaredParameters types) {
        declared = types;
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
