package io.aiomysql.protocol.command;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ColumnDefinition41;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.message.SessionChanges;
import java.util.List;

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
        return new QueryMachine(new Capabilities(capabilities));
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

    private CommandTranscript lastColumn(CommandTranscript transcript, byte[] column, CommandAction begin) {
        return this == EOF ? transcript.on(column, AWAIT).on("FE 0000 0200", begin) : transcript.on(column, begin);
    }

    private static CommandAction begin(byte[]... columns) {
        return new CommandAction.BeginRows(List.of(columns).stream()
                .map(column -> ColumnDefinition41.decode(PayloadReader.of(column), new Capabilities(0)))
                .toList());
    }
}
