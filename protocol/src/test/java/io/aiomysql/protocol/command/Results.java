package io.aiomysql.protocol.command;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ColumnDefinition41;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.message.SessionChanges;
import java.util.List;
import java.util.stream.Stream;

/** The parts of results, as servers send them with and without CLIENT_DEPRECATE_EOF. */
enum Results {
    DEPRECATE_EOF(Capabilities.CLIENT_DEPRECATE_EOF | Capabilities.CLIENT_SESSION_TRACK),
    EOF(0);

    static final CommandAction AWAIT = new CommandAction.Await();

    private final long capabilities;

    Results(long capabilities) {
        this.capabilities = capabilities;
    }

    CommandTranscript query() {
        return new CommandTranscript(this::machine);
    }

    QueryMachine machine() {
        return new QueryMachine(capabilities());
    }

    Capabilities capabilities() {
        return new Capabilities(capabilities);
    }

    /** The answer to a statement that is run with a cursor or without. */
    CommandTranscript execute(boolean cursor) {
        return new CommandTranscript(() -> QueryMachine.ofExecute(capabilities(), cursor, new KnownColumns()));
    }

    CommandTranscript prepare() {
        return new CommandTranscript(() -> new PrepareMachine(capabilities(), new KnownColumns()));
    }

    CommandTranscript fetch() {
        return new CommandTranscript(() -> new FetchMachine(capabilities()));
    }

    /** The definitions of tt.id and tt.name, and the EOF behind them where there is one. */
    CommandTranscript twoColumns(CommandTranscript transcript) {
        transcript.on("02", AWAIT).on(CapturedPackets.COLUMN_ID, AWAIT);
        return lastColumn(
                transcript, CapturedPackets.COLUMN_NAME, begin(CapturedPackets.COLUMN_ID, CapturedPackets.COLUMN_NAME));
    }

    /** The definition of the expression 1. */
    CommandTranscript oneColumn(CommandTranscript transcript) {
        return lastColumn(transcript.on("01", AWAIT), CapturedPackets.COLUMN_ONE, begin(CapturedPackets.COLUMN_ONE));
    }

    /** What ends rows: OK or EOF. */
    CommandTranscript endRows(CommandTranscript transcript, int status) {
        String flags = "%02X%02X".formatted(status & 0xFF, status >>> 8);
        String packet = this == EOF ? "FE 0000" + flags : "FE 00 00" + flags + "0000";
        return transcript.on(packet, end(0, status, ""));
    }

    static CommandAction end(int rows, int status, String info) {
        return new CommandAction.EndResult(new OkPacket(rows, 0, status, 0, info, SessionChanges.NONE));
    }

    /** The definitions of three.n and three.s, and the EOF behind them where there is one. */
    CommandTranscript columnsOfThree(CommandTranscript transcript) {
        transcript.on("02", AWAIT).on(CapturedPackets.COLUMN_N, AWAIT);
        return lastColumn(
                transcript, CapturedPackets.COLUMN_S, begin(CapturedPackets.COLUMN_N, CapturedPackets.COLUMN_S));
    }

    private CommandTranscript lastColumn(CommandTranscript transcript, byte[] column, CommandAction begin) {
        transcript.on(column, begin);
        return this == EOF ? transcript.on("FE 0000 0200", AWAIT) : transcript;
    }

    static CommandAction begin(byte[]... columns) {
        return new CommandAction.BeginRows(definitions(columns), true);
    }

    static List<ColumnDefinition41> definitions(byte[]... columns) {
        return Stream.of(columns)
                .map(column -> ColumnDefinition41.decode(PayloadReader.of(column), new Capabilities(0)))
                .toList();
    }
}
