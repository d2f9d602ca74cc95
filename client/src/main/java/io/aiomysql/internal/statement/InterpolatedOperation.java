package io.aiomysql.internal.statement;

import io.aiomysql.internal.session.Exchange;
import io.aiomysql.internal.session.Operation;
import io.aiomysql.internal.sql.BoundSql;
import io.aiomysql.internal.sql.SessionEffect;
import org.jspecify.annotations.Nullable;

/** Runs a statement with its values as literals, which are written when it is certain how the server will read them. */
final class InterpolatedOperation implements Operation {

    private final StatementStore statements;
    private final BoundSql bound;
    private final TextReceiver reply;
    private boolean decided;

    /**
     * Creates an operation.
     *
     * @throws IllegalArgumentException if there is no literal for a value
     */
    InterpolatedOperation(StatementStore statements, BoundSql bound, TextReceiver reply) {
        this.statements = statements;
        this.bound = bound;
        this.reply = reply;
        var unused = bound.interpolate();
    }

    @Override
    public boolean isAbandoned() {
        return reply.isAbandoned();
    }

    @Override
    public boolean dependsOnSession() {
        return !SessionEffect.asksForRowCount(bound.sql());
    }

    @Override
    public @Nullable Exchange next() {
        if (decided || !(reply.isAbandoned() || statements.isSettledFor(this))) {
            return null;
        }
        decided = true;
        return reply.isAbandoned() ? null : written();
    }

    private @Nullable Exchange written() {
        try {
            BoundSql now = bound.under(statements.session().sqlModes());
            statements.requireZone(bound);
            return statements.text(bound.sql(), now.interpolate()::encode, reply);
        } catch (IllegalStateException e) {
            reply.fail(e);
            return null;
        }
    }

    @Override
    public int retainedBytes() {
        return bound.retainedBytes();
    }

    @Override
    public boolean isSent() {
        return decided;
    }

    @Override
    public void fail(RuntimeException reason) {
        reply.fail(reason);
    }
}
