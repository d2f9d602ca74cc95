package io.aiomysql.internal.statement;

import static io.aiomysql.internal.memory.Outcomes.ignore;
import static io.aiomysql.internal.memory.Outcomes.value;
import static io.aiomysql.internal.memory.StatementAnswers.longs;
import static io.aiomysql.internal.memory.StatementAnswers.prepared;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.Cursor;
import io.aiomysql.MySqlConnection;
import io.aiomysql.PreparedStatement;
import io.aiomysql.Query;
import io.aiomysql.internal.memory.MemorySession;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A null is one NULL, whether Java takes it for a value or for the array of values. */
@Timeout(60)
class NullParameterTest {

    private static final String SQL = "SELECT ?";
    private static final Object[] NO_ARRAY = null;
    private static final Object NO_VALUE = null;

    private final MemorySession session = MemorySession.opened();
    private final MySqlConnection connection = session.connection();
    private final Cursor cursor = connection.cursor();
    private PreparedStatement statement;

    @BeforeEach
    void prepare() {
        CompletableFuture<PreparedStatement> preparing = connection.prepare(SQL);
        session.answer(prepared(7, 1));
        statement = value(preparing);
        ignore(connection.query(SQL, 1));
        session.answer(prepared(8, 1));
        session.answer(longs(1));
        session.sent();
    }

    @Test
    void isOneNullForTheConnection() {
        assertSendsNull(8, () -> connection.query(SQL, NO_ARRAY));
        assertSendsNull(8, () -> connection.query(SQL, NO_VALUE));
        assertSendsNull(8, () -> connection.query(Query.of(SQL).bind(NO_ARRAY)));
        assertSendsNull(8, () -> connection.query(Query.of(SQL).bind(NO_VALUE)));
        assertSendsNull(8, () -> connection.queryAs(Long.class, SQL, NO_ARRAY));
        assertSendsNull(8, () -> connection.queryOne(Long.class, SQL, NO_ARRAY));
        assertSendsNull(8, () -> connection.queryValue(Long.class, SQL, NO_ARRAY));
    }

    @Test
    void isOneNullForACursor() {
        assertSendsNull(8, () -> cursor.execute(SQL, NO_ARRAY));
        assertSendsNull(8, () -> cursor.execute(Query.of(SQL).bind(NO_ARRAY)));
        assertThat(cursor.mogrify(SQL, NO_ARRAY)).isEqualTo("SELECT NULL");
        assertThat(cursor.mogrify(SQL, NO_VALUE)).isEqualTo("SELECT NULL");
        assertThat(cursor.mogrify(Query.of(SQL).bind(NO_ARRAY))).isEqualTo("SELECT NULL");
        assertThat(cursor.mogrify(Query.of("SELECT :a").bind("a", null))).isEqualTo("SELECT NULL");
    }

    @Test
    void isOneNullForAPreparedStatement() {
        assertSendsNull(7, () -> statement.execute(NO_ARRAY));
        assertSendsNull(7, () -> statement.execute(NO_VALUE));
        assertSendsNull(7, () -> statement.execute(statement.query().bind(NO_ARRAY)));
    }

    @Test
    void isOneNullForACursorOnTheServer() {
        ignore(statement.open(2, NO_ARRAY));
        assertThat(session.sent()).containsExactly("PREPARE SELECT ?");
        session.answer(prepared(9, 1));
        assertThat(session.sent()).singleElement().asString().startsWith("EXECUTE 9 CURSOR 01");
    }

    /** The bitmap of NULLs comes first. */
    private void assertSendsNull(int id, Supplier<CompletableFuture<?>> call) {
        ignore(call.get());
        assertThat(session.sent()).singleElement().asString().startsWith("EXECUTE " + id + " 01");
        session.answer(longs(1));
    }
}
