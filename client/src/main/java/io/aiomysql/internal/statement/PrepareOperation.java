package io.aiomysql.internal.statement;

import io.aiomysql.MySqlServerException;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.session.Exchange;
import io.aiomysql.internal.session.Operation;
import io.aiomysql.internal.session.Resumption;
import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.protocol.ErrorCode;
import io.aiomysql.protocol.command.CommandAction;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Prepares a statement for a user.
 *
 * <pre>
 *   start: CLOSE what is evicted, PREPARE ──► sent ── OK ──► handed over
 *     ▲                                        └── 1461, and nothing was sent behind it ──► start, once
 * </pre>
 */
public final class PrepareOperation implements Operation, PrepareExchange.Client {

    private final StatementRequest request;
    private final StatementStore statements;
    private final Completion<?> completion;
    private final BiConsumer<ServerStatement, CommandAction.Prepared> user;
    private volatile @Nullable PrepareExchange sent;
    private volatile @Nullable ServerStatement statement;

    /** This is the second attempt, and the last; used on the I/O thread. */
    private boolean secondAttempt;

    /** Creates an operation that passes on the statement, which is kept for its user, on the I/O thread. */
    public PrepareOperation(
            StatementRequest request,
            StatementStore statements,
            Completion<?> completion,
            BiConsumer<ServerStatement, CommandAction.Prepared> user) {
        this.request = request;
        this.statements = statements;
        this.completion = completion;
        this.user = user;
    }

    @Override
    public boolean isAbandoned() {
        return completion.isAbandoned();
    }

    @Override
    public boolean dependsOnSession() {
        return !SessionEffect.asksForRowCount(request.sql());
    }

    @Override
    public @Nullable Exchange next() {
        if (isSent() || !statements.isSettledFor(this)) {
            return null;
        }
        ServerStatement created = statement;
        if (created == null) {
            created = statements.create(request);
            created.life().keep();
            statement = created;
        }
        Exchange first = statements.next();
        if (first != null) {
            return first;
        }
        PrepareExchange preparing = new PrepareExchange(created, statements, this);
        sent = preparing;
        return preparing;
    }

    @Override
    public boolean isSent() {
        return sent != null;
    }

    @Override
    public void prepared(CommandAction.Prepared answer) {
        ServerStatement prepared = statement;
        if (prepared != null) {
            user.accept(prepared, answer);
        }
    }

    @Override
    public void refused(MySqlServerException refusal) {
        PrepareExchange refused = sent;
        boolean limitReached = refusal.code() == ErrorCode.ER_MAX_PREPARED_STMT_COUNT_REACHED;
        if (limitReached) {
            statements.limitReached();
        }
        if (!limitReached || secondAttempt || refused == null || isAbandoned()) {
            completion.fail(refusal);
            return;
        }
        secondAttempt = true;
        statement = null;
        sent = null;
        statements.queue().resume(new Resumption(this, refused, () -> completion.fail(refusal)));
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
