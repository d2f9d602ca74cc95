package io.aiomysql.internal.result;

import io.aiomysql.converters.Converters;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.options.StatementSettings;
import io.aiomysql.internal.session.CommandQueue;
import io.aiomysql.internal.session.SessionState;
import io.aiomysql.internal.session.TimeZones;
import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.internal.wire.Wire;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.framing.ChunkKeeper;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes what collects the answers of one connection. */
public final class ResultCollectors {

    private final SessionState session;
    private final Wire wire;
    private final ChunkKeeper chunks;
    private final ResultLimit limit;
    private final TimeZones zones;

    /** The converters for the zone in which the session is, and that zone as the server named it; on the I/O thread. */
    private Converters converters;

    private String reportedZone = "";

    /** Made once: it is the same for all statements. */
    private final Function<CommandAction.BeginRows, ResultShape> textShapes;

    /**
     * Creates them for a connection.
     *
     * @param wire the chunks in which rows arrive
     * @param settings the converters, for the zone that the options declare, and how much is kept
     */
    public ResultCollectors(SessionState session, Wire wire, StatementSettings settings, TimeZones zones) {
        this.session = session;
        this.wire = wire;
        this.chunks = wire.chunks();
        this.converters = settings.converters();
        this.limit = ResultLimit.of(settings.maxResultSize(), settings.isDefaultResultSize());
        this.zones = zones;
        this.textShapes = result -> ResultShape.ofText(result.columns(), converters(), session.resultsCharset());
    }

    /** Returns the converters for the time zone in which the session is now; on the I/O thread. */
    public Converters converters() {
        String reported = session.timeZone();
        if (!reported.equals(reportedZone)) {
            reportedZone = reported;
            ZoneId zone = zones.inForce(reported);
            if (!Objects.equals(zone, converters.options().timeZone())) {
                converters = converters.withTimeZone(zone);
            }
        }
        return converters;
    }

    /** Returns the time zone in which the session is now; null if it is not known. From any thread. */
    public @Nullable ZoneId zoneInForce() {
        return zones.inForce(session.timeZone());
    }

    /**
     * Makes a collector for COM_QUERY, whose results are described each time.
     *
     * @param sql the statement
     * @param stream what takes the rows; null if they are kept
     */
    public ResultCollector ofText(String sql, @Nullable RowStream stream) {
        return collector(sql, textShapes, stream);
    }

    /** Makes a collector for COM_QUERY of the session's set-up, which a small limit of the user's must not break. */
    public ResultCollector ofSetUp() {
        return new ResultCollector(this, session, chunks, new ResultSize(limit.ofSetUp()), textShapes);
    }

    /**
     * Makes a collector for COM_STMT_EXECUTE.
     *
     * @param sql the statement
     * @param shapes gives the columns of each result that begins
     * @param stream what takes the rows; null if they are kept
     */
    public ResultCollector ofBinary(
            String sql, Function<CommandAction.BeginRows, ResultShape> shapes, @Nullable RowStream stream) {
        return collector(sql, shapes, stream);
    }

    /**
     * Makes a collector for COM_STMT_FETCH, whose answer tells nothing of the columns.
     *
     * @param described whether text is certainly in the character set with which the columns were described
     */
    public ResultCollector ofFetch(ResultShape shape, boolean described) {
        ResultCollector collector = collector(result -> shape);
        collector.beginFetched(shape, described);
        return collector;
    }

    /**
     * Makes a stream, for one statement.
     *
     * @param queue knows who waits behind it
     * @param name of the connection, for the log
     * @param running is cancelled when nobody wants the rows any more
     * @param arrived called when there is something to consume; on the I/O thread, or on the drainer; must not throw
     */
    public RowStream stream(CommandQueue queue, String name, Completion<Void> running, Runnable arrived) {
        return new RowStream(new StreamedConnection(wire, queue, limit, name), running, arrived);
    }

    private ResultCollector collector(
            String sql, Function<CommandAction.BeginRows, ResultShape> shapes, @Nullable RowStream stream) {
        if (stream == null) {
            return collector(shapes);
        }
        boolean keeps = SessionEffect.of(sql, false).mayChangeReading();
        return new StreamCollector(this, session, chunks, new ResultSize(limit), shapes, stream, keeps);
    }

    private ResultCollector collector(Function<CommandAction.BeginRows, ResultShape> shapes) {
        return new ResultCollector(this, session, chunks, new ResultSize(limit), shapes);
    }
}
