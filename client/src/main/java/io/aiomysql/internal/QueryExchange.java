package io.aiomysql.internal;

import io.aiomysql.MySqlServerException;
import io.aiomysql.QueryResult;
import io.aiomysql.converters.Converters;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.QueryMachine;
import io.aiomysql.protocol.framing.PacketFramer;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ComQuery;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.row.CellLayout;
import io.aiomysql.protocol.row.RowBuffer;
import io.aiomysql.protocol.row.RowStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** COM_QUERY with its results kept in memory. Once nobody waits for them, rows are dropped as they come. */
final class QueryExchange<T> extends Exchange {

    private final Converters converters;
    private final SessionState session;
    private final Completion<T> completion;
    private final Function<StatementOutcome, T> use;
    private final List<QueryResult> results = new ArrayList<>(1);
    private @Nullable MySqlServerException refusal;
    private @Nullable ResultShape shape;
    private @Nullable RowBuffer rows;

    /**
     * Creates a waiting exchange.
     *
     * @param use makes the future's value of the outcome, on the I/O thread; may throw the outcome's error
     */
    QueryExchange(
            String sql,
            Capabilities capabilities,
            Converters converters,
            SessionState session,
            Completion<T> completion,
            Function<StatementOutcome, T> use) {
        super(new ComQuery(sql), new QueryMachine(capabilities));
        this.converters = converters;
        this.session = session;
        this.completion = completion;
        this.use = use;
    }

    @Override
    boolean isUnwanted() {
        return completion.isSettled();
    }

    @Override
    void act(CommandAction action, PayloadReader packet, PacketFramer framer) {
        if (action instanceof CommandAction.TakeRow) {
            takeRow(packet);
        } else if (action instanceof CommandAction.BeginRows begin) {
            CellLayout layout = CellLayout.text(begin.columns().size());
            shape = new ResultShape(begin.columns(), layout, converters);
            rows = new RowBuffer(layout);
        } else if (action instanceof CommandAction.EndResult end) {
            session.update(end.ok());
            endResult(end.ok(), framer);
        } else if (action instanceof CommandAction.Fail fail) {
            refusal = Failures.server(fail.error(), true);
        }
    }

    private void takeRow(PayloadReader packet) {
        RowBuffer buffer = rows;
        if (buffer != null && !completion.isSettled()) {
            buffer.add(packet);
        }
    }

    private void endResult(OkPacket ok, PacketFramer framer) {
        RowBuffer buffer = rows;
        RowStorage stored = buffer == null ? RowStorage.EMPTY : buffer.finish(framer);
        ResultShape columns = shape == null ? ResultShape.NONE : shape;
        results.add(new StoredResult(columns, stored, ok, results));
        shape = null;
        rows = null;
    }

    @Override
    void pause(PacketFramer framer) {
        if (rows != null) {
            rows.keepChunk(framer);
        }
    }

    @Override
    void complete() {
        if (results.isEmpty() && refusal != null) {
            completion.fail(refusal);
        } else if (!completion.isSettled()) {
            finish(new StatementOutcome(results, refusal));
        }
    }

    private void finish(StatementOutcome outcome) {
        T value;
        try {
            value = use.apply(outcome);
        } catch (MySqlServerException e) {
            completion.fail(e);
            return;
        }
        completion.succeed(value);
    }

    @Override
    void fail(RuntimeException reason) {
        completion.fail(reason);
    }
}
