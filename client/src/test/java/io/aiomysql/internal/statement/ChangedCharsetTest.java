package io.aiomysql.internal.statement;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.Outcomes.ignore;
import static io.aiomysql.internal.memory.Outcomes.value;
import static io.aiomysql.internal.memory.StatementAnswers.CURSOR_EXISTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiomysql.MySqlConversionException;
import io.aiomysql.PreparedStatement;
import io.aiomysql.QueryResult;
import io.aiomysql.Row;
import io.aiomysql.ServerCursor;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.ColumnDefinition;
import io.aiomysql.testkit.fake.PayloadBuilder;
import io.aiomysql.testkit.fake.ServerPackets;
import io.aiomysql.testkit.fake.SessionTrack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** MariaDB's text in another character set than its columns were described with. */
@Timeout(60)
class ChangedCharsetTest {

    private static final int LATIN1 = 8;
    private static final int UTF8MB4 = 255;
    private static final String SQL = "SELECT ? n, t FROM a";

    private final MemorySession session = MemorySession.openedMariaDb(options -> options);

    @Test
    void whatIsInFlightGivesItsNumbersAndNoText() {
        describeOnce();
        ignore(session.connection().query("SELECT changes_the_charset()"));
        CompletableFuture<QueryResult> inFlight = session.connection().query(SQL, 2);
        session.socket().turn();
        session.answer(changedTo("latin1"));
        session.answer(undescribed(2, "\u00E4"));

        Row row = value(inFlight).single();
        assertThat(row.getLong("n")).isEqualTo(2);
        assertThat(row.getBytes("t")).containsExactly(0xE4);
        assertThatExceptionOfType(MySqlConversionException.class)
                .isThrownBy(() -> row.getString("t"))
                .withMessageContaining("character_set_results has changed");
    }

    @Test
    void whatComesLaterIsPreparedAndDescribedAgain() {
        describeOnce();
        ignore(session.connection().query("SET character_set_results = latin1"));
        session.answer(changedTo("latin1"));
        session.sent();
        CompletableFuture<QueryResult> later = session.connection().query(SQL, 2);

        session.socket().turn();
        assertThat(session.sent()).containsExactly("PREPARE " + SQL);
        session.answer(prepared(2, LATIN1));
        session.answer(undescribed(2, "\u00E4"));
        assertThat(value(later).single().getString("t")).isEqualTo("ä");
    }

    @Test
    void aChangeThereAndBackChangesNothing() {
        describeOnce();
        for (String charset : List.of("latin1", "utf8mb4")) {
            ignore(session.connection().query("SET character_set_results = " + charset));
            session.answer(changedTo(charset));
        }
        session.sent();
        CompletableFuture<QueryResult> later = session.connection().query(SQL, 2);

        assertThat(session.sent()).hasSize(1).first().asString().startsWith("EXECUTE 1");
        session.answer(undescribed(2, "\u00C3\u00A4"));
        assertThat(value(later).single().getString("t")).isEqualTo("ä");
    }

    @Test
    void aCursorThatIsOpenGivesItsNumbersAndNoText() {
        CompletableFuture<PreparedStatement> preparing = session.connection().prepare(SQL);
        session.answer(prepared(1, UTF8MB4));
        CompletableFuture<ServerCursor> opening = value(preparing).open(1, 1);
        session.answer(prepared(2, UTF8MB4));
        session.answer(new byte[] {2, 0}, ServerPackets.okTerminator(AUTOCOMMIT | CURSOR_EXISTS, 0));
        ServerCursor cursor = value(opening);
        session.answer(row(1, "\u00C3\u00A4"), ServerPackets.okTerminator(AUTOCOMMIT | CURSOR_EXISTS, 0));
        assertThat(value(cursor.fetch()).get(0).getString("t")).isEqualTo("ä");

        ignore(session.connection().query("SET character_set_results = latin1"));
        session.socket().turn();
        session.answer(row(2, "\u00C3\u00B6"), ServerPackets.okTerminator(AUTOCOMMIT | CURSOR_EXISTS, 0));
        session.answer(changedTo("latin1"));
        CompletableFuture<List<Row>> before = cursor.fetch();
        assertThat(value(before).get(0).getString("t")).isEqualTo("ö");
        session.answer(row(3, "\u00FC"), ServerPackets.okTerminator(AUTOCOMMIT | CURSOR_EXISTS, 0));

        Row after = value(cursor.fetch()).get(0);
        assertThat(after.getLong("n")).isEqualTo(3);
        assertThatExceptionOfType(MySqlConversionException.class).isThrownBy(() -> after.getString("t"));
    }

    /** Prepares and runs the statement while text is in utf8mb4. */
    private void describeOnce() {
        ignore(session.connection().query("SET NAMES utf8mb4"));
        session.answer(changedTo("utf8mb4"));
        CompletableFuture<QueryResult> first = session.connection().query(SQL, 1);
        session.answer(prepared(1, UTF8MB4));
        session.answer(undescribed(1, "\u00C3\u00A4"));
        assertThat(value(first).single().getString("t")).isEqualTo("ä");
        session.sent();
    }

    private static byte[] changedTo(String charset) {
        return ServerPackets.ok(
                0, 0, AUTOCOMMIT, 0, "", List.of(SessionTrack.systemVariable("character_set_results", charset)));
    }

    private static byte[][] prepared(int id, int collation) {
        byte[] ok = new PayloadBuilder()
                .int1(0)
                .int4(id)
                .int2(2)
                .int2(1)
                .int1(0)
                .int2(0)
                .toArray();
        return new byte[][] {
            ok,
            ColumnDefinition.text("?").payload(),
            ColumnDefinition.bigint("n").payload(),
            ColumnDefinition.text("t").charset(collation).payload()
        };
    }

    /** A result of one row without definitions; a character of the text is a byte. */
    private static byte[][] undescribed(long number, String text) {
        List<byte[]> payloads = new ArrayList<>();
        payloads.add(new byte[] {2, 0});
        payloads.add(row(number, text));
        payloads.add(ServerPackets.okTerminator(AUTOCOMMIT, 0));
        return payloads.toArray(new byte[0][]);
    }

    private static byte[] row(long number, String text) {
        return new PayloadBuilder()
                .int1(0)
                .int1(0)
                .int4(number)
                .int4(0)
                .lenencBytes(text.getBytes(StandardCharsets.ISO_8859_1))
                .toArray();
    }
}
