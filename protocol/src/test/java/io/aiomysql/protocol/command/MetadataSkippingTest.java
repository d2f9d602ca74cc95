package io.aiomysql.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ColumnDefinition41;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MariaDB's CACHE_METADATA, packets as MariaDB 11.8.9 sent them unless it says otherwise. */
class MetadataSkippingTest {

    private static final List<ColumnDefinition41> ONE = Results.definitions(CapturedPackets.COLUMN_N);
    private static final List<ColumnDefinition41> TWO =
            Results.definitions(CapturedPackets.COLUMN_N, CapturedPackets.COLUMN_S);
    private static final String END = "FE 00 00 0200 0000";
    private static final String ROW = "00 00 01000000";

    private static Capabilities with(Results mode) {
        return mode.capabilities().with(Capabilities.MARIADB_CLIENT_CACHE_METADATA);
    }

    private static KnownColumns known(List<ColumnDefinition41> columns) {
        KnownColumns known = new KnownColumns();
        known.learn(columns);
        return known;
    }

    private static CommandAction sent(List<ColumnDefinition41> columns) {
        return new CommandAction.BeginRows(columns, true);
    }

    private static CommandAction unsent(List<ColumnDefinition41> columns) {
        return new CommandAction.BeginRows(columns, false);
    }

    private static CommandTranscript execute(Results mode, boolean cursor, List<ColumnDefinition41> columns) {
        return new CommandTranscript(() -> QueryMachine.ofExecute(with(mode), cursor, known(columns)));
    }

    private static CommandAction take(QueryMachine machine, String hex) {
        return machine.packetReceived(PayloadReader.of(Hex.bytes(hex)));
    }

    private static QueryMachine execute(KnownColumns known) {
        return QueryMachine.ofExecute(with(Results.DEPRECATE_EOF), false, known);
    }

    @ParameterizedTest
    @EnumSource
    void theKnownDefinitionsAreUsedWhereNoneFollow(Results mode) {
        CommandTranscript transcript = execute(mode, false, TWO).on("02 00", unsent(TWO));
        if (mode == Results.EOF) {
            transcript.on("FE 0000 2200", Results.AWAIT);
        }
        mode.endRows(transcript.row("00 00 01000000 03 6F6E65").row("00 08 02000000"), 0x22)
                .endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void theDefinitionsThatFollowAreUsedInsteadOfTheKnown(Results mode) {
        CommandTranscript transcript =
                execute(mode, false, TWO).on("01 01", Results.AWAIT).on(CapturedPackets.COLUMN_N, sent(ONE));
        if (mode == Results.EOF) {
            transcript.on("FE 0000 2200", Results.AWAIT);
        }
        mode.endRows(transcript.row(ROW), 0x22).endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void aCursorsResultMayLeaveThemOutToo(Results mode) {
        CommandTranscript transcript = execute(mode, true, TWO).on("02 00", unsent(TWO));
        mode.endRows(transcript, 0x62).endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void anOkHasNoFlag(Results mode) {
        execute(mode, false, List.of())
                .on("00 00 00 0200 0000", Results.end(0, 2, ""))
                .endsComplete();
    }

    @Test
    void definitionsAreLearntOfEveryRun() {
        // INSERT ... RETURNING: the preparation tells of no columns.
        KnownColumns known = known(List.of());
        QueryMachine first = execute(known);
        take(first, "01 01");
        assertThat(take(first, Hex.of(CapturedPackets.COLUMN_N))).isEqualTo(sent(ONE));
        take(first, ROW);
        take(first, END);
        assertThat(take(execute(known), "01 00")).isEqualTo(unsent(ONE));

        // ALTER TABLE adds a column.
        QueryMachine altered = execute(known);
        take(altered, "02 01");
        take(altered, Hex.of(CapturedPackets.COLUMN_N));
        take(altered, Hex.of(CapturedPackets.COLUMN_S));
        assertThat(take(execute(known), "02 00")).isEqualTo(unsent(TWO));
    }

    @Test
    void whatIsSentAgainIsTheSameList() {
        KnownColumns known = new KnownColumns();
        CommandAction.BeginRows first = describe(known, CapturedPackets.COLUMN_N, CapturedPackets.COLUMN_S);
        CommandAction.BeginRows again = describe(known, CapturedPackets.COLUMN_N, CapturedPackets.COLUMN_S);
        assertThat(again.columns()).isSameAs(first.columns());

        CommandAction.BeginRows swapped = describe(known, CapturedPackets.COLUMN_S, CapturedPackets.COLUMN_N);
        assertThat(swapped.columns())
                .containsExactly(first.columns().get(1), first.columns().get(0));
        CommandAction.BeginRows fewer = describe(known, CapturedPackets.COLUMN_S);
        assertThat(fewer.columns()).containsExactly(first.columns().get(1));
    }

    private static CommandAction.BeginRows describe(KnownColumns known, byte[]... columns) {
        QueryMachine machine = execute(known);
        CommandAction last = take(machine, Hex.of(new byte[] {(byte) columns.length, 1}));
        for (byte[] column : columns) {
            last = take(machine, Hex.of(column));
        }
        return (CommandAction.BeginRows) last;
    }

    @Test
    void theyAreThoseKnownWhenTheAnswerComes() {
        // The machine of a command in flight is there before the answer that changes them.
        KnownColumns known = new KnownColumns();
        QueryMachine machine = execute(known);
        known.learn(TWO);
        assertThat(take(machine, "02 00")).isEqualTo(unsent(TWO));
    }

    @ParameterizedTest
    @CsvSource({
        "01 00, 'a result of 1 columns without definitions, where those of 2 columns are known; leave "
                + "MARIADB_CLIENT_CACHE_METADATA out of the capabilities'",
        "03 00, 'a result of 3 columns without definitions, where those of 2 columns are known; leave "
                + "MARIADB_CLIENT_CACHE_METADATA out of the capabilities'",
        "02 02, a column count whose flag for definitions is 2",
        "02 00 00, the column count has 1 bytes too many",
        "02 01 00, the column count has 1 bytes too many",
        "FC 0000 01, a result of 0 columns; the maximum is 4096"
    })
    void noOtherNumberOfColumnsIsGuessedAt(String hex, String message) {
        execute(Results.DEPRECATE_EOF, false, TWO).refuses(hex, message);
        execute(Results.EOF, false, TWO).refuses(hex, message);
    }

    @ParameterizedTest
    @EnumSource
    void noneKnownIsRefused(Results mode) {
        execute(mode, false, List.of())
                .refuses(
                        "02 00",
                        "a result of 2 columns without definitions, where none are known; leave "
                                + "MARIADB_CLIENT_CACHE_METADATA out of the capabilities");
    }

    @ParameterizedTest
    @EnumSource
    void aMissingFlagMeansThatDefinitionsFollow(Results mode) {
        // Proxies.
        execute(mode, false, TWO)
                .on("01", Results.AWAIT)
                .on(CapturedPackets.COLUMN_N, sent(ONE))
                .endsIncomplete();
    }

    @Test
    void ofAnAnswerWithSeveralResultsNoneIsKnownAfterwards() {
        // BEGIN NOT ATOMIC SELECT ...; SELECT ...; END: the server sends the definitions every time.
        KnownColumns known = known(List.of());
        QueryMachine first = execute(known);
        take(first, "01 01");
        take(first, Hex.of(CapturedPackets.COLUMN_N));
        take(first, "FE 00 00 0A00 0000");
        take(first, "02 01");
        take(first, Hex.of(CapturedPackets.COLUMN_N));
        assertThat(take(first, Hex.of(CapturedPackets.COLUMN_S))).isEqualTo(sent(TWO));
        take(first, "FE 00 00 0A00 0000");
        take(first, "00 00 00 0200 0000");
        assertThat(first.isComplete()).isTrue();
        for (String count : new String[] {"01 00", "02 00"}) {
            QueryMachine next = execute(known);
            assertThatThrownBy(() -> take(next, count)).isInstanceOf(ProtocolException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"01 00", "02 00"})
    void aSecondResultWithoutDefinitionsIsRefused(String count) {
        execute(Results.DEPRECATE_EOF, false, ONE)
                .on("01 00", unsent(ONE))
                .row(ROW)
                .on("FE 00 00 0A00 0000", Results.end(0, 0x0A, ""))
                .refuses(
                        count,
                        "a result of " + count.charAt(1) + " columns without definitions, where none are known; leave "
                                + "MARIADB_CLIENT_CACHE_METADATA out of the capabilities");
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerToAQueryHasTheFlagTooAndAlwaysDefinitions(Results mode) {
        CommandTranscript transcript = new CommandTranscript(() -> new QueryMachine(with(mode)))
                .on("01 01", Results.AWAIT)
                .on(CapturedPackets.COLUMN_N, sent(ONE));
        if (mode == Results.EOF) {
            transcript.on("FE 0000 0200", Results.AWAIT);
        }
        mode.endRows(transcript.row("0135"), 2).endsComplete();
        new CommandTranscript(() -> new QueryMachine(with(mode)))
                .refuses(
                        "01 00",
                        "a result of 1 columns without definitions, where none are known; leave "
                                + "MARIADB_CLIENT_CACHE_METADATA out of the capabilities");
    }

    @ParameterizedTest
    @EnumSource
    void withoutTheCapabilityThereIsNoFlag(Results mode) {
        mode.execute(false).refuses("01 00", "the column count has 1 bytes too many");
    }
}
