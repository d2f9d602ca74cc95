package io.aiomysql.protocol.command;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.ServerStatus;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ColumnDefinition41;
import io.aiomysql.protocol.message.EofPacket;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.OkPacket;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to COM_QUERY and to COM_STMT_EXECUTE: any number of results, with rows or without.
 *
 * <pre>
 *                ┌───────────────── OK, more results follow ─────────────────┐
 *                ▼                                                           │
 *      AwaitingResult ── column count ──► ReadingColumns                     │
 *         │       │ │                        │      │ last one               │
 *         │       │ │                        │      ▼                        │
 *         │       │ └── count alone ─────────┼──► AwaitingRows ── EOF ──► ReadingRows ── row ─┐
 *         │       │                          │      │  (none under       ▲  │                 │
 *         │       │                          │      │  DEPRECATE_EOF)    └──┼─────────────────┘
 *         │       └── OK ────────────────────┼──────┼───────────────────────┤ OK or EOF
 *         │                                  │      ├── EOF, cursor ────────┤
 *         └────────── ERR, LOCAL INFILE ─────┴──────┴── ERR ────────────────┴──► Complete
 * </pre>
 *
 * <p>A result whose rows the server keeps for a cursor ends where its rows would begin, with
 * {@link ServerStatus#SERVER_STATUS_CURSOR_EXISTS}.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response.html">MySQL: COM_QUERY
 *     response</a>
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_execute_response.html">MySQL:
 *     COM_STMT_EXECUTE response</a>
 */
public final class QueryMachine implements CommandMachine {

    private static final int LOCAL_INFILE = 0xFB;

    private final Capabilities capabilities;
    private final boolean deprecateEof;
    private final RowFormat format;
    private final boolean cursor;
    private final KnownColumns known;
    private int definitionsSize;
    private int results;
    private boolean hadRows;
    private State state = new AwaitingResult();

    /**
     * Creates a machine that awaits the first result of COM_QUERY.
     *
     * @param capabilities the capabilities in use
     */
    public QueryMachine(Capabilities capabilities) {
        this(capabilities, RowFormat.TEXT, false, new KnownColumns());
    }

    private QueryMachine(Capabilities capabilities, RowFormat format, boolean cursor, KnownColumns known) {
        this.capabilities = capabilities;
        this.deprecateEof = capabilities.has(Capabilities.CLIENT_DEPRECATE_EOF);
        this.format = format;
        this.cursor = cursor;
        this.known = known;
    }

    /**
     * Creates a machine that awaits the first result of COM_STMT_EXECUTE.
     *
     * @param capabilities the capabilities in use
     * @param cursor whether the command asks for a cursor
     * @param known the statement's columns, as they are when the answer comes
     * @return the machine
     */
    public static QueryMachine ofExecute(Capabilities capabilities, boolean cursor, KnownColumns known) {
        return new QueryMachine(capabilities, RowFormat.BINARY, cursor, known);
    }

    @Override
    public CommandAction packetReceived(PayloadReader in) {
        State current = state;
        if (current instanceof ReadingRows && format.isRow(in, deprecateEof)) {
            return CommandAction.TakeRow.INSTANCE;
        }
        state = new Complete();
        Step step = current.onPacket(in);
        state = step.next();
        return step.action();
    }

    @Override
    public int maxPayload(ProtocolLimits limits) {
        return state instanceof ReadingRows ? limits.maxPayload() : state.maxPayload();
    }

    @Override
    public boolean isComplete() {
        return state instanceof Complete;
    }

    private record Step(State next, CommandAction action) {}

    private sealed interface State {
        Step onPacket(PayloadReader in);

        default int maxPayload() {
            return ProtocolLimits.MAX_OK_PAYLOAD;
        }
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
                default -> beginResult(ColumnCount.decode(in, capabilities));
            };
        }

        private Step beginResult(ColumnCount columns) {
            if (hadRows) {
                known.forget();
            }
            return columns.definitionsFollow()
                    ? new Step(new ReadingColumns(columns.count()), CommandAction.Await.INSTANCE)
                    : beginRows(known.of(columns.count()), false);
        }
    }

    private final class ReadingColumns implements State {
        private final int count;
        private final List<ColumnDefinition41> columns = new ArrayList<>();

        ReadingColumns(int count) {
            this.count = count;
        }

        @Override
        public int maxPayload() {
            return ProtocolLimits.MAX_DEFINITION_PAYLOAD;
        }

        @Override
        public Step onPacket(PayloadReader in) {
            if (in.peek() == ErrPacket.HEADER) {
                return fail(in);
            }
            definitionsSize = DefinitionBudget.spend(definitionsSize, in);
            columns.add(known.decode(columns.size(), in, capabilities));
            if (columns.size() < count) {
                return new Step(this, CommandAction.Await.INSTANCE);
            }
            return beginRows(hadRows ? columns : known.learn(columns), true);
        }
    }

    private Step beginRows(List<ColumnDefinition41> columns, boolean described) {
        hadRows = true;
        State rows = deprecateEof ? new ReadingRows(0) : new AwaitingRows();
        return new Step(rows, new CommandAction.BeginRows(columns, described));
    }

    private final class AwaitingRows implements State {
        @Override
        public Step onPacket(PayloadReader in) {
            if (in.peek() == ErrPacket.HEADER) {
                return fail(in);
            }
            EofPacket eof = EofPacket.decode(in);
            boolean rowsAreKept = cursor && ServerStatus.has(eof.status(), ServerStatus.SERVER_STATUS_CURSOR_EXISTS);
            return rowsAreKept
                    ? end(eof.toOk())
                    : new Step(new ReadingRows(outParameters(eof)), CommandAction.Await.INSTANCE);
        }

        /**
         * MySQL 9.7.4: the EOF packet after a row of OUT parameters has neither of these flags, and an OK packet
         * follows it; the EOF packet before the row has the first.
         */
        private static int outParameters(EofPacket eof) {
            return ServerStatus.has(eof.status(), ServerStatus.SERVER_PS_OUT_PARAMS)
                    ? ServerStatus.SERVER_PS_OUT_PARAMS | ServerStatus.SERVER_MORE_RESULTS_EXISTS
                    : 0;
        }
    }

    /** Knows the status flags that its end may lack. */
    private final class ReadingRows implements State {
        private final int flags;

        ReadingRows(int flags) {
            this.flags = flags;
        }

        @Override
        public Step onPacket(PayloadReader in) {
            if (in.peek() == ErrPacket.HEADER) {
                return fail(in);
            }
            if (deprecateEof) {
                return end(OkPacket.decode(in, capabilities));
            }
            EofPacket eof = EofPacket.decode(in);
            return end(new EofPacket(eof.warnings(), eof.status() | flags).toOk());
        }
    }

    private record Complete() implements State {
        @Override
        public Step onPacket(PayloadReader in) {
            throw new IllegalStateException("the answer is already complete");
        }
    }

    private Step end(OkPacket ok) {
        results++;
        if (ok.moreResults() && results == ProtocolLimits.MAX_RESULTS) {
            throw new ProtocolException("an answer of more than " + results + " results, which is the limit");
        }
        return new Step(ok.moreResults() ? new AwaitingResult() : new Complete(), new CommandAction.EndResult(ok));
    }

    private static Step fail(PayloadReader in) {
        return new Step(new Complete(), new CommandAction.Fail(ErrPacket.decode(in)));
    }
}
