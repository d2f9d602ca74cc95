package io.aiomysql.internal.result;

import io.aiomysql.converters.Converters;
import io.aiomysql.internal.session.SessionState;
import io.aiomysql.internal.session.TimeZones;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.framing.ChunkKeeper;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Function;

/** Makes what collects the answers of one connection. */
public final class ResultCollectors {

    private final SessionState session;
    private final ChunkKeeper chunks;
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
     * @param converters for the zone that the options declare
     */
    public ResultCollectors(SessionState session, ChunkKeeper chunks, Converters converters, TimeZones zones) {
        this.session = session;
        this.chunks = chunks;
        this.converters = converters;
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

    /** Makes a collector for COM_QUERY, whose results are described each time. */
    public ResultCollector ofText() {
        return new ResultCollector(this, session, chunks, textShapes);
    }

    /**
     * Makes a collector for COM_STMT_EXECUTE.
     *
     * @param shapes gives the columns of each result that begins
     */
    public ResultCollector ofBinary(Function<CommandAction.BeginRows, ResultShape> shapes) {
        return new ResultCollector(this, session, chunks, shapes);
    }

    /**
     * Makes a collector for COM_STMT_FETCH, whose answer tells nothing of the columns.
     *
     * @param described whether text is certainly in the character set with which the columns were described
     */
    public ResultCollector ofFetch(ResultShape shape, boolean described) {
        ResultCollector collector = new ResultCollector(this, session, chunks, result -> shape);
        collector.beginFetched(shape, described);
        return collector;
    }
}
