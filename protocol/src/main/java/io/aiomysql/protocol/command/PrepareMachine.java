package io.aiomysql.protocol.command;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ColumnDefinition41;
import io.aiomysql.protocol.message.EofPacket;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.StmtPrepareOk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The answer to COM_STMT_PREPARE: COM_STMT_PREPARE_OK, and as many definitions as it says.
 *
 * <pre>
 *   AwaitingReply ── OK ──► ReadingDefinitions ── parameters ──► ReadingDefinitions ── columns ──► Complete
 *        │                          │                                    │
 *        └───────── ERR ────────────┴────────────── ERR ─────────────────┴──► Complete
 * </pre>
 *
 * <p>Each list of definitions ends with an EOF packet, unless CLIENT_DEPRECATE_EOF is in use. For an empty list nothing
 * is sent, not even the EOF packet.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_prepare.html#sect_protocol_com_stmt_prepare_response">MySQL:
 *     COM_STMT_PREPARE response</a>
 */
public final class PrepareMachine implements CommandMachine {

    private final Capabilities capabilities;
    private final KnownColumns known;
    private int definitionsSize;
    private State state = new AwaitingReply();

    /**
     * Creates a machine that awaits the reply.
     *
     * @param capabilities the capabilities in use
     * @param known receives the statement's columns
     */
    public PrepareMachine(Capabilities capabilities, KnownColumns known) {
        this.capabilities = capabilities;
        this.known = known;
    }

    @Override
    public CommandAction packetReceived(PayloadReader in) {
        State current = state;
        state = new Complete();
        Step step = current.onPacket(in);
        state = step.next();
        return step.action();
    }

    @Override
    public int maxPayload(ProtocolLimits limits) {
        return state.maxPayload();
    }

    @Override
    public boolean isComplete() {
        return state instanceof Complete;
    }

    private record Step(State next, CommandAction action) {}

    private sealed interface State {
        Step onPacket(PayloadReader in);

        default int maxPayload() {
            return ProtocolLimits.MAX_ERROR_PAYLOAD;
        }
    }

    private final class AwaitingReply implements State {
        @Override
        public Step onPacket(PayloadReader in) {
            return switch (in.peek()) {
                case StmtPrepareOk.HEADER -> prepared(StmtPrepareOk.decode(in));
                case ErrPacket.HEADER -> fail(in);
                default ->
                    throw new ProtocolException(
                            "unexpected packet 0x%02X where COM_STMT_PREPARE_OK is expected".formatted(in.peek()));
            };
        }

        private Step prepared(StmtPrepareOk ok) {
            if (ok.columns() > ProtocolLimits.MAX_COLUMNS) {
                throw new ProtocolException(
                        "a statement of " + ok.columns() + " columns; the maximum is " + ProtocolLimits.MAX_COLUMNS);
            }
            return read(
                    ok.parameters(),
                    parameters -> read(ok.columns(), columns -> {
                        CommandAction prepared = new CommandAction.Prepared(ok, parameters, known.learn(columns));
                        return new Step(new Complete(), prepared);
                    }));
        }
    }

    /** Reads a list and goes on with it. */
    private Step read(int count, Function<List<ColumnDefinition41>, Step> then) {
        return count == 0
                ? then.apply(List.of())
                : new Step(new ReadingDefinitions(count, then), CommandAction.Await.INSTANCE);
    }

    private final class ReadingDefinitions implements State {
        private final int count;
        private final Function<List<ColumnDefinition41>, Step> then;
        private final List<ColumnDefinition41> definitions = new ArrayList<>();

        ReadingDefinitions(int count, Function<List<ColumnDefinition41>, Step> then) {
            this.count = count;
            this.then = then;
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
            if (definitions.size() == count) {
                EofPacket.decode(in);
                return then.apply(definitions);
            }
            definitionsSize = DefinitionBudget.spend(definitionsSize, in);
            definitions.add(ColumnDefinition41.decode(in, capabilities));
            boolean last = definitions.size() == count && capabilities.has(Capabilities.CLIENT_DEPRECATE_EOF);
            return last ? then.apply(definitions) : new Step(this, CommandAction.Await.INSTANCE);
        }
    }

    private record Complete() implements State {
        @Override
        public Step onPacket(PayloadReader in) {
            throw new IllegalStateException("the answer is already complete");
        }
    }

    private static Step fail(PayloadReader in) {
        return new Step(new Complete(), new CommandAction.Fail(ErrPacket.decode(in)));
    }
}
