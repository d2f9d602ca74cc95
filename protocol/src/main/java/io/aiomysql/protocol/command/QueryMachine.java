package io.aiomysql.protocol.command;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ColumnDefinition41;
import io.aiomysql.protocol.message.EofPacket;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.OkPacket;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to COM_QUERY: any number of results, with rows or without.
 *
 * <pre>
 *                ┌───────────────── OK, more results follow ─────────────────┐
 *                ▼                                                           │
 *      AwaitingResult ── column count ──► ReadingColumns ── last one ──► ReadingRows ── row ─┐
 *         │       │                             │    (then EOF, unless    ▲  │               │
 *         │       │                             │     DEPRECATE_EOF)      └──┼───────────────┘
 *         │       └── OK ───────────────────────┼────────────────────────────┤ OK or EOF
 *         └────────── ERR, LOCAL INFILE ────────┴── ERR ─────────────────────┴──► Complete
 * </pre>
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response.html">MySQL: COM_QUERY
 *     response</a>
 */
public final class QueryMachine implements CommandMachine {

    private static final int LOCAL_INFILE = 0xFB;

    private final Capabilities capabilities;
    private final boolean deprecateEof;
    private State state = new AwaitingResult();

    /**
     * Creates a machine that awaits the first result.
     *
     * @param capabilities those in use
     */
    public QueryMachine(Capabilities capabilities) {
        this.capabilities = capabilities;
        this.deprecateEof = capabilities.has(Capabilities.CLIENT_DEPRECATE_EOF);
    }

    @Override
    public CommandAction packetReceived(PayloadReader in) {
        State current = state;
        if (current instanceof ReadingRows && !endsRows(in)) {
            return CommandAction.TakeRow.INSTANCE;
        }
        state = new Complete();
        Step step = current.onPacket(in);
        state = step.next();
        return step.action();
    }

    @Override
    public boolean isComplete() {
        return state instanceof Complete;
    }

    private record Step(State next, CommandAction action) {}

    private sealed interface State {
        Step onPacket(PayloadReader in);
    }

    private final class AwaitingResult implements State {
        @Override
        public Step onPacket(PayloadReader in) {
            return switch (in.peek()) {
                case OkPacket.HEADER -> end(OkPacket.decode(in, capabilities));
                case ErrPacket.HEADER -> fail(in);
                case LOCAL_INFILE -> {
                    in.skip(1);
                    yield new Step(new Complete(), new CommandAction.RefuseLocalInfile(in.readRest()));
                }
                default -> new Step(new ReadingColumns(columnCount(in)), CommandAction.Await.INSTANCE);
            };
        }

        private int columnCount(PayloadReader in) {
            long count = in.readLenenc();
            if (count < 1 || count > ProtocolLimits.MAX_COLUMNS) {
                throw new ProtocolException("a result of " + Long.toUnsignedString(count) + " columns; the most is "
                        + ProtocolLimits.MAX_COLUMNS);
            }
            in.requireExhausted("the column count");
            return (int) count;
        }
    }

    private final class ReadingColumns implements State {
        private final int count;
        private final List<ColumnDefinition41> columns = new ArrayList<>();

        ReadingColumns(int count) {
            this.count = count;
        }

        @Override
        public Step onPacket(PayloadReader in) {
            if (in.peek() == ErrPacket.HEADER) {
                return fail(in);
            }
            if (columns.size() == count) {
                EofPacket.decode(in);
                return rows();
            }
            columns.add(ColumnDefinition41.decode(in, capabilities));
            boolean last = columns.size() == count;
            return last && deprecateEof ? rows() : new Step(this, CommandAction.Await.INSTANCE);
        }

        private Step rows() {
            return new Step(new ReadingRows(), new CommandAction.BeginRows(columns));
        }
    }

    private final class ReadingRows implements State {
        @Override
        public Step onPacket(PayloadReader in) {
            if (in.peek() == ErrPacket.HEADER) {
                return fail(in);
            }
            return end(
                    deprecateEof
                            ? OkPacket.decode(in, capabilities)
                            : EofPacket.decode(in).toOk());
        }
    }

    private record Complete() implements State {
        @Override
        public Step onPacket(PayloadReader in) {
            throw new IllegalStateException("the answer was complete");
        }
    }

    /**
     * No text row starts with 0xFF, which is no length; 0xFE is a row's when what follows is long enough. An empty packet is
     * no row either: the state refuses it.
     */
    private boolean endsRows(PayloadReader in) {
        return in.remaining() == 0
                || in.peek() == ErrPacket.HEADER
                || (deprecateEof ? OkPacket.isTerminator(in) : EofPacket.isEof(in));
    }

    private Step end(OkPacket ok) {
        return new Step(ok.moreResults() ? new AwaitingResult() : new Complete(), new CommandAction.EndResult(ok));
    }

    private static Step fail(PayloadReader in) {
        return new Step(new Complete(), new CommandAction.Fail(ErrPacket.decode(in)));
    }
}
