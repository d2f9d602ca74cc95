package io.aiomysql.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.message.SessionChanges;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of the session where the server does not report its changes, or not all of them. */
class SpokenChangesTest {

    private static final Map<String, String> ALL = Map.of(
            "time_zone",
            "+00:00",
            "sql_mode",
            "",
            "character_set_client",
            "utf8mb4",
            "character_set_results",
            "utf8mb4");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET NAMES gbk",
                "set names utf8mb4, character_set_client = gbk",
                "SET CHARACTER SET gbk",
                "SET CHARSET gbk",
                "SET @@character_set_client=sjis",
                "EXECUTE s",
                "SELECT 1; SET NAMES gbk"
            })
    void whatMayChangeTheCharsetLeavesItUnknown(String sql) {
        SessionState session = new SessionState(ServerFamily.MYSQL, "", "");
        run(session, sql, Map.of());
        assertThat(session.clientCharset()).isEqualTo(ClientCharset.UNKNOWN);

        run(session, "SET NAMES 'utf8mb4' COLLATE utf8mb4_bin;", Map.of());
        assertThat(session.clientCharset()).isEqualTo(ClientCharset.UTF8MB4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET lc_time_names = 'de_DE'",
                "SET sql_mode = ''",
                "CALL p()",
                "SET character_set_results = NULL"
            })
    void whatDoesNotChangeTheCharsetLeavesItAsItIs(String sql) {
        SessionState session = new SessionState(ServerFamily.MYSQL, "", "");
        run(session, sql, Map.of());
        assertThat(session.clientCharset()).isEqualTo(ClientCharset.UTF8MB4);
        assertThat(session.timeZone()).isEmpty();
    }

    @Test
    void theTimeZoneIsWhatTheStatementSaysOrUnknown() {
        SessionState session = new SessionState(ServerFamily.MYSQL, "", "");
        run(session, "SET time_zone = '+05:00'", Map.of());
        assertThat(session.timeZone()).isEqualTo("+05:00");

        run(session, "SET @@session.time_zone = @old", Map.of());
        assertThat(session.timeZone()).isEqualTo("?");
    }

    @Test
    void reportsThatLackWhatWasSetAreNotBelievedAnyMore() {
        SessionState session = tracked(ServerFamily.MYSQL);
        run(session, "SET NAMES gbk", Map.of("character_set_client", "gbk"));
        assertThat(session.isTracked()).isTrue();

        run(session, "SET NAMES utf8mb4", Map.of());
        assertThat(session.isTracked()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET @@sql_mode = ''",
                "SET @a = 1, @@time_zone = '+05:00'",
                "SET STATEMENT sql_mode = '' FOR SELECT 1",
                "EXECUTE IMMEDIATE 'SET @@sql_mode = 0'",
                "CALL p()"
            })
    void whatMariaDbDoesNotReportIsInDoubtUntilAllIsReported(String sql) {
        SessionState session = tracked(ServerFamily.MARIADB);
        run(session, sql, Map.of());
        assertThat(session.isInDoubt()).isTrue();
        assertThat(session.timeZone()).isEqualTo("?");

        run(session, "SET NAMES utf8mb4", Map.of("character_set_client", "utf8mb4"));
        assertThat(session.isInDoubt()).isTrue();

        session.update(ok(ALL));
        session.inquired();
        assertThat(session.isInDoubt()).isFalse();
        assertThat(session.timeZone()).isEqualTo("+00:00");
    }

    @Test
    void aServerThatTellsNothingIsAskedTwiceAndNotForEver() {
        SessionState session = tracked(ServerFamily.MARIADB);
        session.failed(SessionEffect.ANYTHING, true);
        session.update(ok(Map.of()));
        session.inquired();
        assertThat(session.isInDoubt()).isTrue();

        session.update(ok(Map.of()));
        session.inquired();
        assertThat(session.isInDoubt()).isFalse();
        assertThat(session.isTracked()).isFalse();
        assertThat(session.clientCharset()).isEqualTo(ClientCharset.UNKNOWN);
        assertThat(session.timeZone()).isEqualTo("?");
        assertThat(session.database()).isNull();
    }

    private static SessionState tracked(ServerFamily family) {
        SessionState session = new SessionState(family, "", "");
        session.confirmed(true, ALL, "a");
        return session;
    }

    private static void run(SessionState session, String sql, Map<String, String> reported) {
        SessionEffect effect = SessionEffect.of(sql, true);
        OkPacket ok = ok(reported);
        session.update(ok, effect);
        session.ran(ok, effect, sql);
    }

    private static OkPacket ok(Map<String, String> variables) {
        return new OkPacket(0, 0, 0, 0, "", new SessionChanges(null, variables));
    }
}
