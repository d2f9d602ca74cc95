package io.aiomysql.internal.result;

import io.aiomysql.converters.Converters;
import io.aiomysql.internal.options.StatementSettings;
import io.aiomysql.internal.session.SessionState;
import io.aiomysql.internal.session.TimeZones;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.framing.ChunkKeeper;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes what collects the answers of one connection. */
public final class ResultCollectors {

    private final SessionState session;
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
     * @param chunks keeps the chunks in which rows arrive
     * @param settings the converters, for the zone that the options declare, and how much is kept
     */
    public ResultCollectors(SessionState session, ChunkKeeper chunks, StatementSettings settings, TimeZones zones) {
        this.session = session;
        this.chunks = chunks;
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

    /** Makes a collector for COM_QUERY, whose results are described each time. */
    public ResultCollector ofText() {
        return collector(textShapes);
    }

    /** Makes a collector for COM_QUERY of the session's set-up, which a small limit of the user's must not break. */
    public ResultCollector ofSetUp() {
        return new ResultCollector(this, session, chunks, new ResultSize(limit.ofSetUp()), textShapes);
    }

    /**
     * Makes a collector for COM_STMT_EXECUTE.
     *
     * @param shapes gives the columns of each result that begins
     */
    public ResultCollector ofBinary(Function<CommandAction.BeginRows, ResultShape> shapes) {
        return collector(shapes);
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

    private ResultCollector collector(Function<CommandAction.BeginRows, ResultShape> shapes) {
        return new ResultCollector(this, session, chunks, new ResultSize(limit), shapes);
    }
}
