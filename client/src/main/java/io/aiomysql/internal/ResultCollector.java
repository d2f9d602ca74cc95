package io.aiomysql.internal;

import io.aiomysql.MySqlServerException;
import io.aiomysql.QueryResult;
import io.aiomysql.converters.Converters;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.framing.PacketFramer;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ColumnDefinition41;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.row.CellLayout;
import io.aiomysql.protocol.row.RowBuffer;
import io.aiomysql.protocol.row.RowStorage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the results of one answer together, in memory; on the I/O thread. */
final class ResultCollector {

    private final SessionState session;
    private final boolean binary;
    private final Converters converters;
    private final List<QueryResult> results = new ArrayList<>(1);
    private @Nullable MySqlServerException refusal;
    private @Nullable ResultShape shape;
    private @Nullable RowBuffer rows;
    private ResultShape lastShape = ResultShape.NONE;
    private int lastStatus;

    private ResultCollector(SessionState session, boolean binary, Converters converters) {
        this.session = session;
        this.binary = binary;
        this.converters = converters;
    }

    /** Collects the answer to COM_QUERY. */
    static ResultCollector ofText(SessionState session, Converters converters) {
        return new ResultCollector(session, false, converters);
    }

    /** Collects the answer to COM_STMT_EXECUTE. */
    static ResultCollector ofBinary(SessionState session, Converters converters) {
        return new ResultCollector(session, true, converters);
    }

    /** Collects the answer to COM_STMT_FETCH, which tells nothing of the columns. */
    static ResultCollector ofFetch(SessionState session, ResultShape shape) {
        ResultCollector collector = new ResultCollector(session, true, Converters.defaults());
        collector.begin(shape);
        return collector;
    }

    /**
     * Takes a packet's meaning.
     *
     * @param wanted whether somebody still waits; if not, rows are dropped
     */
    void act(CommandAction action, PayloadReader packet, PacketFramer framer, boolean wanted) {
        if (action instanceof CommandAction.TakeRow) {
            if (rows != null && wanted) {
                rows.add(packet);
            }
        } else if (action instanceof CommandAction.BeginRows begin) {
            begin(shapeOf(begin.columns()));
        } else if (action instanceof CommandAction.EndResult end) {
            session.update(end.ok());
            endResult(end.ok(), framer);
        } else if (action instanceof CommandAction.Fail fail) {
            refusal = Failures.server(fail.error(), true);
        }
    }

    private ResultShape shapeOf(List<ColumnDefinition41> columns) {
        CellLayout layout = binary ? CellLayout.binary(columns) : CellLayout.text(columns.size());
        return new ResultShape(columns, layout, converters);
    }

    private void begin(ResultShape begun) {
        shape = begun;
        rows = new RowBuffer(begun.layout());
    }

    private void endResult(OkPacket ok, PacketFramer framer) {
        RowStorage stored = rows == null ? RowStorage.EMPTY : rows.finish(framer);
        lastShape = shape == null ? ResultShape.NONE : shape;
        lastStatus = ok.status();
        results.add(new StoredResult(lastShape, stored, ok, results));
        shape = null;
        rows = null;
    }

    /** Keeps what has come so far, since more bytes will be read. */
    void pause(PacketFramer framer) {
        if (rows != null) {
            rows.keepChunk(framer);
        }
    }

    /** Says whether the server refused before it gave any result. */
    boolean isRefused() {
        return results.isEmpty() && refusal != null;
    }

    @Nullable
    MySqlServerException refusal() {
        return refusal;
    }

    /** Returns the columns of the last result. */
    ResultShape shape() {
        return lastShape;
    }

    /** Returns the status that the last result ended with. */
    int status() {
        return lastStatus;
    }

    StatementOutcome outcome() {
        return new StatementOutcome(results, refusal);
    }
}
