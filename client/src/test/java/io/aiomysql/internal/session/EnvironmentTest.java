package io.aiomysql.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.message.SessionChanges;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which statements share what servers make of them. */
class EnvironmentTest {

    private final Environment start = Environment.of("a");

    @Test
    void isTheSameWhenEverythingIsAsItWas() {
        Environment there = start.with(changes("b", Map.of("sql_mode", "ANSI")));
        assertThat(there).isNotEqualTo(start);
        assertThat(there.database()).isEqualTo("b");

        Environment back = there.with(changes("a", Map.of("sql_mode", "")));
        assertThat(back).isNotEqualTo(start).isNotEqualTo(there);
        assertThat(back.with(changes("b", Map.of("sql_mode", "ANSI"))))
                .isEqualTo(there)
                .hasSameHashCodeAs(there);
    }

    @Test
    void staysTheSameObjectWhenNothingCounts() {
        assertThat(start.with(changes(null, Map.of()))).isSameAs(start);
        assertThat(start.with(changes("a", Map.of("autocommit", "OFF", "statement_id", "7", "last_insert_id", "3"))))
                .isSameAs(start);
    }

    @Test
    void isAnotherForEachChangeThatIsNotReported() {
        assertThat(start.withUnreported()).isNotEqualTo(start);
        assertThat(start.withUnreported()).isNotEqualTo(start.withUnreported().withUnreported());
        assertThat(start.withUnreported().database()).isEqualTo("a");
        assertThat(start.withUnreportedDatabase().database()).isNull();
    }

    @Test
    void isAnotherWhenTheValueOfBeforeAnUnreportedChangeIsReportedAgain() {
        // SET lc_time_names = 'fr_FR'; a reset, which sets en_US and does not report it; the same SET.
        SessionChanges french = changes(null, Map.of("lc_time_names", "fr_FR"));
        Environment reset = start.with(french).withUnreported();
        assertThat(reset.with(french)).isNotEqualTo(reset);
        Environment unknown = start.with(french).withUnreportedDatabase();
        assertThat(unknown.with(french)).isNotEqualTo(unknown);
    }

    @Test
    void isAnotherWhenACharacterSetComesWithoutItsCollation() {
        Environment named = start.with(changes(null, Map.of("character_set_connection", "utf8mb4")));
        assertThat(named.with(changes(null, Map.of("character_set_connection", "utf8mb4"))))
                .isNotEqualTo(named);
        Map<String, String> both = Map.of("character_set_connection", "utf8mb4", "collation_connection", "utf8mb4_bin");
        assertThat(named.with(changes(null, both)).with(changes(null, both)))
                .isEqualTo(named.with(changes(null, both)));
    }

    @Test
    void knowsWhetherTablesAreTheSame() {
        assertThat(start.withUnreported().hasDatabaseOf(start)).isTrue();
        assertThat(start.with(changes(null, Map.of("sql_mode", "ANSI"))).hasDatabaseOf(start))
                .isTrue();
        assertThat(start.in("b").hasDatabaseOf(start)).isFalse();
        assertThat(start.in("b").in("a").hasDatabaseOf(start)).isTrue();

        Environment unknown = start.withUnreportedDatabase();
        assertThat(unknown.hasDatabaseOf(start)).isFalse();
        assertThat(unknown.hasDatabaseOf(unknown)).isTrue();
        assertThat(unknown.hasDatabaseOf(unknown.withUnreportedDatabase())).isFalse();
    }

    @Test
    void showsNoValues() {
        assertThat(start.with(changes(null, Map.of("sql_mode", "s3cret"))).toString())
                .doesNotContain("s3cret");
    }

    private static SessionChanges changes(String schema, Map<String, String> variables) {
        return new SessionChanges(schema, variables);
    }
}
