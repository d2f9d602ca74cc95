package io.aiomysql.internal.result;

import io.aiomysql.MySqlServerException;
import io.aiomysql.QueryResult;
import io.aiomysql.converters.parameter.SqlModes;
import io.aiomysql.internal.session.SessionState;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.framing.ChunkKeeper;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.row.RowBuffer;
import io.aiomysql.protocol.row.RowStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects the results of one answer in memory; on the I/O thread. */
public final class ResultCollector {

    private final SessionState session;
    private final ChunkKeeper chunks;
    private final Function<CommandAction.BeginRows, ResultShape> shapes;
    private final List<QueryResult> results = new ArrayList<>(1);
    private @Nullable MySqlServerException refusal;
    private @Nullable ResultShape shape;
    private @Nullable RowBuffer rows;

    /** Whether text certainly has the character set with which the columns were described. */
    private boolean described;

    private ResultShape lastShape = ResultShape.NONE;
    private int lastStatus;

    ResultCollector(SessionState session, ChunkKeeper chunks, Function<CommandAction.BeginRows, ResultShape> shapes) {
        this.session = session;
        this.chunks = chunks;
        this.shapes = shapes;
    }

    /** Takes a row of the current result. */
    void take(PayloadReader row) {
        if (rows != null) {
            rows.add(row);
        }
    }

    /** Acts on what a packet other than a row means. */
    void act(CommandAction action) {
        if (action instanceof CommandAction.BeginRows begin) {
            begin(shapes.apply(begin), begin.described());
        } else if (action instanceof CommandAction.EndResult end) {
            endResult(end.ok());
        } else if (action instanceof CommandAction.Fail fail) {
            refusal = session.refusals().of(fail.error(), true);
        }
    }

    void begin(ResultShape begun, boolean isDescribed) {
        shape = begun;
        described = isDescribed;
        rows = new RowBuffer(begun.layout(), chunks);
    }

    private void endResult(OkPacket ok) {
        RowStorage stored = rows == null ? RowStorage.EMPTY : rows.finish();
        lastShape = endShape();
        lastStatus = ok.status();
        results.add(new StoredResult(lastShape, stored, ok, results));
        shape = null;
        rows = null;
    }

    /**
     * The character set may have changed before the rows; only the final OK reports it. If a routine that changed it has
     * failed, its ERR does not.
     */
    private ResultShape endShape() {
        ResultShape begun = shape;
        if (begun == null) {
            return ResultShape.NONE;
        }
        return described || begun.charset().equals(session.resultsCharset()) ? begun : begun.withoutCharset();
    }

    /** Keeps the rows that have arrived, because more bytes will be read. */
    void pause() {
        if (rows != null) {
            rows.keepChunk();
        }
    }

    /** Says whether the server refused before the first result. */
    public boolean isRefused() {
        return results.isEmpty() && refusal != null;
    }

    @Nullable
    public MySqlServerException refusal() {
        return refusal;
    }

    /** Returns the columns of the last result. */
    public ResultShape shape() {
        return lastShape;
    }

    /** Returns the status that the last result ended with. */
    public int status() {
        return lastStatus;
    }

    /** {@return the results so far, in order} */
    public List<QueryResult> results() {
        return results;
    }

    /** {@return how the server reads the session's SQL} */
    public SqlModes sqlModes() {
        return session.sqlModes();
    }
}
