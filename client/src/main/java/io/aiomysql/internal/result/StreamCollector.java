package io.aiomysql.internal.result;

import io.aiomysql.MySqlResultException;
import io.aiomysql.converters.Converters;
import io.aiomysql.internal.session.SessionState;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.framing.ChunkKeeper;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.OkPacket;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives the rows of the first result to a stream, and drops those of the others.
 *
 * <p>The character set and the time zone have to be known while the rows arrive. A procedure may change them before its rows, and
 * only the final OK reports it: such rows are kept to the end of their result, like those of a query. If a function has changed
 * them, the stream fails.
 */
final class StreamCollector extends ResultCollector {

    private final ResultCollectors collectors;
    private final SessionState session;
    private final ChunkKeeper chunks;
    private final RowStream stream;
    private final boolean keeps;

    private String charset = "";
    private @Nullable Converters converters;
    private boolean hasEnded;

    /** @param keeps whether the statement may change how its rows are to be read */
    StreamCollector(
            ResultCollectors collectors,
            SessionState session,
            ChunkKeeper chunks,
            ResultSize size,
            Function<CommandAction.BeginRows, ResultShape> shapes,
            RowStream stream,
            boolean keeps) {
        super(collectors, session, chunks, size, shapes);
        this.collectors = collectors;
        this.session = session;
        this.chunks = chunks;
        this.stream = stream;
        this.keeps = keeps;
    }

    @Override
    void act(CommandAction action) {
        if (action instanceof CommandAction.Fail && stream.isTaking()) {
            stream.endRows();
        }
        super.act(action);
    }

    @Override
    void begin(ResultShape begun, boolean isDescribed) {
        if (hasEnded) {
            return;
        }
        if (keeps || session.isChangedByFunctions()) {
            super.begin(begun, isDescribed);
            return;
        }
        charset = session.resultsCharset();
        converters = collectors.converters();
        ResultShape now = begun.isReadBy(converters) ? begun : begun.readBy(converters);
        stream.begin(now.charset().equals(charset) ? now : now.withoutCharset(), chunks);
    }

    @Override
    void take(PayloadReader row) {
        if (stream.isTaking()) {
            stream.take(row);
        } else {
            super.take(row);
        }
    }

    @Override
    void endResult(OkPacket ok) {
        boolean streamed = stream.isTaking();
        boolean first = !hasEnded;
        hasEnded = true;
        super.endResult(ok);
        if (streamed) {
            requireSameReading();
            stream.endRows();
        } else if (first) {
            StoredResult kept = (StoredResult) results().get(0);
            stream.takeAll(kept.shape(), kept.storage());
        }
    }

    private void requireSameReading() {
        Converters before = converters;
        boolean zoneChanged =
                before != null && before.options().timeZone() != null && collectors.converters() != before;
        if (zoneChanged || !session.resultsCharset().equals(charset)) {
            throw new MySqlResultException(
                    "a function that the statement called has changed character_set_results or time_zone while its rows were"
                            + " streamed, so text and points in time may have been read wrong: do not use the rows; run the"
                            + " statement with query, or set these variables before it",
                    null);
        }
    }

    @Override
    void pause() {
        if (stream.isTaking()) {
            stream.endOfRead();
        } else {
            super.pause();
        }
    }

    @Override
    void handedOver() {
        super.handedOver();
        stream.letGo();
    }

    @Override
    void discard() {
        super.discard();
        stream.discard();
    }
}
