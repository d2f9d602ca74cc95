package io.aiomysql.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.converters.parameter.SqlModes;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.ServerStatus;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.message.SessionChanges;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the session's way to read literals is known. */
class SessionStateTest {

    @Test
    void backslashesAreToldByEachAnswer() {
        SessionState session = new SessionState(ServerFamily.MYSQL, "", "");
        assertThat(session.sqlModes()).isEqualTo(SqlModes.DEFAULT);

        session.update(ok(ServerStatus.SERVER_STATUS_NO_BACKSLASH_ESCAPES, Map.of()));
        assertThat(session.sqlModes()).isEqualTo(new SqlModes(true, false));

        session.update(ok(0, Map.of()));
        assertThat(session.sqlModes()).isEqualTo(SqlModes.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANSI_QUOTES", "ansi", "STRICT_ALL_TABLES, Ansi_Quotes", "ORACLE,NO_ZERO_DATE"})
    void doubleQuotesAreToldByTheOptionAndByWhatIsTracked(String sqlMode) {
        SessionState session = new SessionState(ServerFamily.MYSQL, "", sqlMode);
        assertThat(session.sqlModes()).isEqualTo(new SqlModes(false, true));

        session.update(ok(0, Map.of("sql_mode", "STRICT_TRANS_TABLES")));
        assertThat(session.sqlModes()).isEqualTo(SqlModes.DEFAULT);

        session.update(ok(0, Map.of("autocommit", "ON")));
        session.update(ok(0, Map.of("sql_mode", sqlMode)));
        assertThat(session.sqlModes()).isEqualTo(new SqlModes(false, true));
    }

    @Test
    void resetRestoresWhatTheSetUpMakesOfDoubleQuotes() {
        SessionState session = new SessionState(ServerFamily.MYSQL, "", "");
        session.update(ok(0, Map.of("sql_mode", "ANSI_QUOTES")));
        session.variablesReset(ok(0, Map.of()));
        assertThat(session.sqlModes()).isEqualTo(SqlModes.DEFAULT);

        SessionState ansi = new SessionState(ServerFamily.MYSQL, "", "ANSI_QUOTES");
        ansi.update(ok(0, Map.of("sql_mode", "")));
        ansi.variablesReset(ok(0, Map.of()));
        assertThat(ansi.sqlModes()).isEqualTo(new SqlModes(false, true));
    }

    @Test
    void resetThatTellsTheSqlModeIsBelieved() {
        SessionState session = new SessionState(ServerFamily.MYSQL, "", "");
        OkPacket reset = ok(0, Map.of("sql_mode", "ANSI_QUOTES"));

        session.update(reset);
        session.variablesReset(reset);

        assertThat(session.sqlModes()).isEqualTo(new SqlModes(false, true));
    }

    @Test
    void theTimeZoneIsTheOneThatWasReportedLastUntilAReset() {
        SessionState session = new SessionState(ServerFamily.MYSQL, "", "");
        assertThat(session.timeZone()).isEmpty();

        session.update(ok(0, Map.of("time_zone", "+05:00")));
        session.update(ok(0, Map.of("autocommit", "ON")));
        assertThat(session.timeZone()).isEqualTo("+05:00");

        session.variablesReset(ok(0, Map.of()));
        assertThat(session.timeZone()).isEmpty();
        session.variablesReset(ok(0, Map.of("time_zone", "SYSTEM")));
        assertThat(session.timeZone()).isEqualTo("SYSTEM");
    }

    @Test
    void theSelectedDatabaseIsTheOneAskedForUnlessTheServerNamesIt() {
        SessionState session = new SessionState(ServerFamily.MYSQL, "", "");

        session.databaseSelected("Shop", ok(0, Map.of()));
        assertThat(session.database()).isEqualTo("Shop");

        OkPacket tracked = new OkPacket(0, 0, 0, 0, "", new SessionChanges("store", Map.of()));
        session.update(tracked);
        session.databaseSelected("Store", tracked);
        assertThat(session.database()).isEqualTo("store");
    }

    private static OkPacket ok(int status, Map<String, String> variables) {
        return new OkPacket(0, 0, status, 0, "", new SessionChanges(null, variables));
    }
}
