package io.aiomysql.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.converters.parameter.SqlModes;
import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.ServerStatus;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.message.SessionChanges;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of a session whose server reports its changes, and of one whose server does not. */
class SessionTrackingTest {

    private static final int AUTOCOMMIT = ServerStatus.SERVER_STATUS_AUTOCOMMIT;

    private final SessionState session = new SessionState(ServerFamily.MYSQL, "a", "");
    private final SessionState mariaDb = new SessionState(ServerFamily.MARIADB, "a", "");

    @Test
    void aChangeThatIsNotReportedIsAnotherEnvironment() {
        Environment before = session.environment();
        session.update(ok(Map.of()), SessionEffect.VARIABLES);
        assertThat(session.environment()).isNotEqualTo(before);
        assertThat(session.database()).isEqualTo("a");
        session.update(ok(Map.of()), SessionEffect.DATABASE);
        assertThat(session.database()).isNull();
    }

    @Test
    void aServerThatReportsIsBelieved() {
        session.confirmed(true, Map.of("sql_mode", ""), "b");
        Environment before = session.environment();
        assertThat(session.database()).isEqualTo("b");
        session.update(ok(Map.of()), SessionEffect.VARIABLES);
        session.update(ok(Map.of()), SessionEffect.DATABASE);
        session.update(ok(Map.of()), SessionEffect.ANYTHING);
        assertThat(session.environment()).isEqualTo(before);
        session.update(ok(Map.of("sql_mode", "ANSI")), SessionEffect.VARIABLES);
        assertThat(session.environment()).isNotEqualTo(before);
        assertThat(session.sqlModes()).isEqualTo(new SqlModes(false, true));
    }

    @Test
    void definitionsAreAnotherEnvironmentThoughTheServerReports() {
        session.confirmed(true, Map.of(), "a");
        Environment before = session.environment();
        session.update(ok(Map.of()), SessionEffect.DEFINITIONS);
        assertThat(session.environment()).isNotEqualTo(before);
    }

    @Test
    void whoChangesWhatIsReportedIsNotBelievedAnyMore() {
        session.confirmed(true, Map.of("sql_mode", ""), "a");
        session.update(ok(Map.of("session_track_system_variables", "")), SessionEffect.TRACKING);
        assertThat(session.isTracked()).isFalse();
        assertThat(session.database()).isNull();
        Environment before = session.environment();
        session.update(ok(Map.of()), SessionEffect.VARIABLES);
        assertThat(session.environment()).isNotEqualTo(before);
    }

    @Test
    void aFailedCallIsInDoubtUntilTheReportComes() {
        session.confirmed(true, Map.of(), "a");
        mariaDb.confirmed(true, Map.of(), "a");
        session.failed(SessionEffect.ANYTHING, false);
        mariaDb.failed(SessionEffect.ANYTHING, false);
        assertThat(session.isInDoubt()).isTrue();

        session.update(ok(Map.of()));
        assertThat(session.isInDoubt()).isFalse();
        mariaDb.update(ok(Map.of()));
        assertThat(mariaDb.isInDoubt()).isTrue();
        mariaDb.update(ok(Map.of("time_zone", "SYSTEM")), SessionEffect.VARIABLES);
        assertThat(mariaDb.isInDoubt()).isFalse();
    }

    @Test
    void aCommandThatFailsWithoutRunningSqlLeavesNoDoubt() {
        session.confirmed(true, Map.of(), "a");
        session.failed(SessionEffect.NONE, false);
        session.failed(SessionEffect.DATABASE, false);
        assertThat(session.isInDoubt()).isFalse();
    }

    @Test
    void aFunctionMayHaveChangedTheSessionBeforeItsStatementFailed() {
        session.confirmed(true, Map.of("time_zone", "+05:00"), "a");
        session.failed(SessionEffect.NONE, true);
        assertThat(session.isInDoubt()).isTrue();
        assertThat(session.timeZone())
                .as("the next OK tells before its rows are read")
                .isEqualTo("+05:00");

        session.update(ok(Map.of("time_zone", "+06:00")));
        assertThat(session.isInDoubt()).isFalse();
        assertThat(session.timeZone()).isEqualTo("+06:00");
    }

    @Test
    void ofSeveralVariablesSomeMayBeSetThoughTheStatementFails() {
        session.confirmed(true, Map.of("time_zone", "+05:00"), "a");
        session.ranInPart(SessionEffect.VARIABLES, "SET time_zone = '+09:00'");
        assertThat(session.isInDoubt()).isFalse();
        session.ranInPart(SessionEffect.VARIABLES, "SET time_zone = '+09:00', GLOBAL read_only = 1");
        assertThat(session.isInDoubt()).isTrue();
        assertThat(session.timeZone()).isEqualTo("?");
    }

    @Test
    void soItIsWhereTheServerDoesNotReport() {
        Environment before = session.environment();
        session.ranInPart(SessionEffect.VARIABLES, "SET character_set_client = gbk, GLOBAL read_only = 1");
        assertThat(session.environment()).isNotEqualTo(before);
        assertThat(session.clientCharset()).isEqualTo(ClientCharset.UNKNOWN);
        assertThat(session.database()).isEqualTo("a");
    }

    @Test
    void onMariaDbEachStatementThatFailsLeavesADoubtForAFunctionMayHaveChangedTheSession() {
        mariaDb.confirmed(true, Map.of(), "a");
        mariaDb.failed(SessionEffect.NONE, false);
        assertThat(mariaDb.isInDoubt()).isFalse();
        mariaDb.failed(SessionEffect.NONE, true);
        assertThat(mariaDb.isInDoubt()).isTrue();
    }

    @Test
    void afterAFunctionThatChangesTheSessionEachErrorIsADoubt() {
        session.confirmed(true, Map.of(), "a");
        assertThat(session.isChangedByFunctions()).isFalse();
        session.update(ok(Map.of("lc_time_names", "de_DE")), SessionEffect.NONE);
        assertThat(session.isChangedByFunctions()).isTrue();
        session.failed(SessionEffect.NONE, false);
        assertThat(session.isInDoubt()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(SessionEffect.class)
    void anErrorWithoutAutocommitMayHaveOpenedATransaction(SessionEffect effect) {
        session.update(status(0));
        session.failed(effect, true);
        assertThat(session.isInTransaction()).isTrue();
        session.update(status(0));
        assertThat(session.isInTransaction()).isFalse();
    }

    @Test
    void withAutocommitOnlyWhatRunsSeveralStatementsMayHave() {
        session.update(status(AUTOCOMMIT));
        session.failed(SessionEffect.NONE, true);
        session.failed(SessionEffect.VARIABLES, true);
        assertThat(session.isInTransaction()).isFalse();
        session.failed(SessionEffect.ANYTHING, true);
        assertThat(session.isInTransaction()).isTrue();
    }

    @Test
    void autocommitIsWhatTheServerSaysOfTheVariableAndNotTheFlag() {
        session.update(status(AUTOCOMMIT));
        session.confirmed(true, Map.of("autocommit", "0"), "a");
        assertThat(session.isAutocommit()).isFalse();
        session.failed(SessionEffect.NONE, true);
        assertThat(session.isInTransaction()).isTrue();

        session.update(ok(Map.of("autocommit", "ON")));
        assertThat(session.isAutocommit()).isTrue();
        session.update(ok(Map.of("autocommit", "OFF")));
        assertThat(session.isAutocommit()).isFalse();
        session.variablesReset(ok(Map.of()));
        session.update(status(AUTOCOMMIT));
        assertThat(session.isAutocommit()).isTrue();
    }

    @Test
    void theClientsCharacterSetIsTheOneReported() {
        session.confirmed(true, Map.of("character_set_client", "gbk"), "a");
        assertThat(session.clientCharset().name()).isEqualTo("gbk");
        session.update(ok(Map.of("character_set_client", "utf8mb4")));
        assertThat(session.clientCharset().readsAll()).isTrue();
        session.update(ok(Map.of("character_set_client", "latin1")));
        session.variablesReset(ok(Map.of()));
        assertThat(session.clientCharset().readsAll()).isTrue();
    }

    private static OkPacket status(int status) {
        return new OkPacket(0, 0, status, 0, "", new SessionChanges(null, Map.of()));
    }

    private static OkPacket ok(Map<String, String> variables) {
        return new OkPacket(0, 0, AUTOCOMMIT, 0, "", new SessionChanges(null, variables));
    }
}
