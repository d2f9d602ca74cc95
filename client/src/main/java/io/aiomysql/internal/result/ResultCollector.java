package io.aiomysql.internal.result;

import io.aiomysql.MySqlServerException;
import io.aiomysql.QueryResult;
import io.aiomysql.converters.Converters;
import io.aiomysql.converters.parameter.SqlModes;
import io.aiomysql.internal.session.SessionState;
import io.aiomysql.protocol.ServerStatus;
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
public class ResultCollector {

    private final ResultCollectors collectors;
    private final SessionState session;
    private final ChunkKeeper chunks;
    private final Function<CommandAction.BeginRows, ResultShape> shapes;
    private final ResultSize size;

    private final List<QueryResult> results = new ArrayList<>(1);
    private @Nullable MySqlServerException refusal;
    private @Nullable ResultShape shape;
    private @Nullable RowBuffer rows;
    private int columns;

    /** The columns that were counted last; those of a cursor were when it was opened. */
    private @Nullable ResultShape counted;

    /** Whether text certainly has the character set with which the columns were described. */
    private boolean described;

    /** Whether the rows are those of a cursor, which was opened by a statement before. */
    private boolean fetched;

    private ResultShape lastShape = ResultShape.NONE;
    private int lastStatus;

    ResultCollector(
            ResultCollectors collectors,
            SessionState session,
            ChunkKeeper chunks,
            ResultSize size,
            Function<CommandAction.BeginRows, ResultShape> shapes) {
        this.collectors = collectors;
        this.session = session;
        this.chunks = chunks;
        this.size = size;
        this.shapes = shapes;
    }

    /** Takes a row of the current result. */
    void take(PayloadReader row) {
        if (rows != null) {
            size.add(row.remaining(), columns);
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
        columns = begun.size();
        described = isDescribed;
        rows = new RowBuffer(begun.layout(), chunks);
    }

    void beginFetched(ResultShape begun, boolean isDescribed) {
        begin(begun, isDescribed);
        fetched = true;
        counted = begun;
    }

    void endResult(OkPacket ok) {
        RowStorage stored = rows == null ? RowStorage.EMPTY : rows.finish();
        size.addResult(shape == counted || shape == null ? 0 : columns, stored.size() > 0);
        counted = shape;
        lastShape = endShape(ok);
        lastStatus = ok.status();
        results.add(new StoredResult(lastShape, stored, ok, results));
        shape = null;
        rows = null;
    }

    /**
     * The character set and the time zone may have changed before the rows, in a procedure; only the final OK reports it. If a
     * routine that changed them has failed, its ERR does not.
     */
    private ResultShape endShape(OkPacket ok) {
        ResultShape ended = shape;
        if (ended == null) {
            return ResultShape.NONE;
        }
        String charset = session.resultsCharset();
        if (!ended.charset().equals(charset)) {
            // A cursor whose columns are still described right was filled when it was opened.
            ended = described ? (fetched ? ended : ended.withCharset(charset)) : ended.withoutCharset();
        }
        Converters now = collectors.converters();
        if (!ended.isReadBy(now)) {
            // Whether a routine changed the zone before the row or after it is not known. FETCH runs none.
            ended = ended.readBy(fetched ? now : now.withTimeZone(null));
        }
        return ServerStatus.has(ok.status(), ServerStatus.SERVER_PS_OUT_PARAMS) ? ended.ofOutParameters() : ended;
    }

    /** Keeps the rows that have arrived, because more bytes will be read. */
    void pause() {
        if (rows != null) {
            rows.keepChunk();
        }
    }

    /** Lets go of all rows so far, for which nobody waits any more; needs no memory. */
    void discard() {
        rows = null;
        results.clear();
        size.giveBack();
    }

    /** The answer is complete, and its rows are the user's. */
    void handedOver() {
        size.giveBack();
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
