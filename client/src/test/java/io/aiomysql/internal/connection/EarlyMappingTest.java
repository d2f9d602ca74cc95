package io.aiomysql.internal.connection;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.MemorySession.result;
import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.ColumnDefinition;
import io.aiomysql.testkit.fake.ServerPackets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whether a class fits a statement depends on the columns, and not on the rows that happen to be there. */
@Timeout(60)
class EarlyMappingTest {

    record Planet(long n, String missing) {}

    private static final byte[][] NONE =
            result(AUTOCOMMIT, List.of(ColumnDefinition.bigint("n"), ColumnDefinition.text("name")), List.of());

    private final MemorySession session = MemorySession.opened();

    @Test
    void aClassThatDoesNotFitFailsWithoutRowsToo() {
        for (Class<?> type : List.of(Planet.class, Long.class, List.class)) {
            CompletableFuture<?> all = session.connection().queryAs(type, "SELECT");
            session.answer(NONE);
            CompletableFuture<?> one = session.connection().queryOne(type, "SELECT");
            session.answer(NONE);

            failure(IllegalArgumentException.class, all);
            failure(IllegalArgumentException.class, one);
        }
    }

    @Test
    void aStatementWithoutColumnsGivesNothingOfAnyClass() {
        CompletableFuture<List<Planet>> all = session.connection().queryAs(Planet.class, "UPDATE");
        session.answer(ServerPackets.ok(AUTOCOMMIT));
        CompletableFuture<Optional<Planet>> one = session.connection().queryOne(Planet.class, "UPDATE");
        session.answer(ServerPackets.ok(AUTOCOMMIT));

        assertThat(value(all)).isEmpty();
        assertThat(value(one)).isEmpty();
    }
}
