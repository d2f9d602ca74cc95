package io.aiomysql.internal;

import io.aiomysql.MySqlServerException;
import io.aiomysql.protocol.message.ErrPacket;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Prepares a statement for a user.
 *
 * <pre>
 *   start: CLOSE what is evicted, PREPARE ──► sent ── OK ──► handed over
 *     ▲                                        └── 1461, and nothing was sent behind it ──► start, once
 * </pre>
 */
final class PrepareOperation implements Operation, PrepareExchange.Client {

    private final String sql;
    private final Statements statements;
    private final Completion<?> completion;
    private final Consumer<ServerStatement> user;
    private volatile @Nullable PrepareExchange sent;
    private volatile @Nullable ServerStatement statement;

    /** This is the second attempt, and the last. */
    private volatile boolean again;

    /** Creates an operation that hands the statement to its user, who keeps it, on the I/O thread. */
    PrepareOperation(String sql, Statements statements, Completion<?> completion, Consumer<ServerStatement> user) {
        this.sql = sql;
        this.statements = statements;
        this.completion = completion;
        this.user = user;
    }

    @Override
    public boolean isAbandoned() {
        return completion.isAbandoned();
    }

    @Override
    public @Nullable Exchange next() {
        if (isSent()) {
            return null;
        }
        Exchange first = statements.nextBeforePrepare();
        if (first != null) {
            return first;
        }
        ServerStatement created = new ServerStatement(sql, false, statements);
        PrepareExchange preparing = new PrepareExchange(created, statements, this);
        statement = created;
        sent = preparing;
        return preparing;
    }

    @Override
    public boolean isSent() {
        return sent != null;
    }

    @Override
    public void prepared() {
        ServerStatement prepared = statement;
        if (prepared != null) {
            user.accept(prepared);
        }
    }

    @Override
    public void refused(ErrPacket error) {
        MySqlServerException refusal = Failures.server(error, false);
        PrepareExchange refused = sent;
        boolean noRoom = error.code() == ServerRefusals.TOO_MANY_STATEMENTS;
        if (noRoom) {
            statements.crowded();
        }
        if (!noRoom || again || refused == null || isAbandoned()) {
            completion.fail(refusal);
            return;
        }
        again = true;
        sent = null;
        statements.queue().resume(new CommandQueue.Resumption(this, refused, () -> completion.fail(refusal)));
    }

    @Override
    public void failed(RuntimeException reason) {
        completion.fail(reason);
    }

    @Override
    public void fail(RuntimeException reason) {
        completion.fail(reason);
    }
}
