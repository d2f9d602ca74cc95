package io.aiomysql.internal.result;

import io.aiomysql.converters.Converters;
import io.aiomysql.internal.options.StatementSettings;
import io.aiomysql.internal.session.SessionState;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.framing.ChunkKeeper;
import java.util.function.Function;

/** Makes what collects the answers of one connection. */
public final class ResultCollectors {

    private final SessionState session;
    private final ChunkKeeper chunks;
    private final Converters converters;
    private final ResultLimit limit;

    /** Made once: it is the same for all statements. */
    private final Function<CommandAction.BeginRows, ResultShape> textShapes;

    /**
     * Creates them for a connection.
     *
     * @param chunks keeps the chunks in which rows arrive
     * @param settings the converters, and how much is kept
     */
    public ResultCollectors(SessionState session, ChunkKeeper chunks, StatementSettings settings) {
        this.session = session;
        this.chunks = chunks;
        this.converters = settings.converters();
        this.limit = ResultLimit.of(settings.maxResultSize(), settings.isDefaultResultSize());
        this.textShapes = result -> ResultShape.ofText(result.columns(), converters);
    }

    public Converters converters() {
        return converters;
    }

    /** Makes a collector for COM_QUERY, whose results are described each time. */
    public ResultCollector ofText() {
        return collector(textShapes);
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
        collector.begin(shape, described);
        return collector;
    }

    private ResultCollector collector(Function<CommandAction.BeginRows, ResultShape> shapes) {
        return new ResultCollector(session, chunks, new ResultSize(limit), shapes);
    }
}
