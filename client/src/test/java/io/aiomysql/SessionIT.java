package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class SessionIT extends ServerTest {

    @Test
    void autocommitIsOffUnlessSet() {
        MySqlConnection connection = connect(endpoint.options());
        assertThat(connection.isAutocommit()).isFalse();
        assertThat(one(connection, "SELECT @@autocommit").getInt(0)).isZero();
    }

    @Test
    void autocommitCanBeTheServersOwn() {
        MySqlConnection connection = connect(endpoint.options().autocommit(null));
        assertThat(connection.isAutocommit()).isTrue();
    }

    @Test
    void autocommitIsSwitchedAndSeenWhenSwitchedBySql() {
        MySqlConnection connection = connect();
        connection.autocommit(false).join();
        assertThat(connection.isAutocommit()).isFalse();
        connection.query("SET autocommit=1").join();
        assertThat(connection.isAutocommit()).isTrue();
    }

    @Test
    void aSelectWithoutAutocommitOpensATransactionAndTheConnectionKnows() {
        String table = table();
        MySqlConnection connection = connect(endpoint.options());
        assertThat(connection.isInTransaction()).isFalse();
        connection.query("SELECT * FROM " + table).join();
        assertThat(connection.isInTransaction()).isTrue();
        connection.commit().join();
        assertThat(connection.isInTransaction()).isFalse();
    }

    @Test
    void aTransactionIsCommittedOrRolledBack() {
        String table = table();
        MySqlConnection connection = connect();
        connection.begin().join();
        assertThat(connection.isInTransaction()).isTrue();
        connection.query("INSERT INTO " + table + " VALUES (1)").join();
        connection.rollback().join();
        assertThat(connection.isInTransaction()).isFalse();
        connection.begin().join();
        connection.query("INSERT INTO " + table + " VALUES (2)").join();
        connection.commit().join();
        assertThat(connect().query("SELECT v FROM " + table).join().rows())
                .extracting(row -> row.getInt(0))
                .containsExactly(2);
    }

    @Test
    void theDatabaseIsTheOneThatIsSelectedNow() {
        MySqlConnection connection = connect();
        assertThat(connection.database()).contains(endpoint.server().database());
        connection.query("USE information_schema").join();
        assertThat(connection.database()).contains("information_schema");
        connection.selectDatabase("mysql").join();
        assertThat(connection.database()).contains("mysql");
        assertThat(one(connection, "SELECT DATABASE()").getString(0)).isEqualTo("mysql");
        assertThatThrownBy(() -> connection.selectDatabase("no_such_database").join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(MySqlServerException.class);
        assertThat(connection.database()).contains("mysql");
        assertThat(connect(options().database(null)).database()).isEmpty();
    }

    @Test
    void aPingIsAnswered() {
        assertThat(connect().ping()).succeedsWithin(java.time.Duration.ofSeconds(30));
    }

    @Test
    void aResetForgetsTheSessionAndSetsItUpAgain() {
        MySqlConnection connection =
                connect(endpoint.options().sqlMode("ANSI_QUOTES").initCommand("SET @started=1"));
        connection.query("SET @a=1, sql_mode=''").join();
        connection.autocommit(true).join();
        connection.reset().join();
        Row row = one(connection, "SELECT @a, @started, @@sql_mode, @@autocommit, @@character_set_client");
        assertThat(row.isNull(0)).isTrue();
        assertThat(row.getInt(1)).isEqualTo(1);
        assertThat(row.getString(2)).isEqualTo("ANSI_QUOTES");
        assertThat(row.getInt(3)).isZero();
        assertThat(row.getString(4)).isEqualTo("utf8mb4");
        assertThat(connection.isAutocommit()).isFalse();
    }

    @Test
    void theSessionIsUtf8AndComparesAsTheServersTablesDo() {
        Row row = one(
                connect(),
                "SELECT @@character_set_client, @@character_set_results, @@character_set_connection, @@collation_connection,"
                        + " (SELECT DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME=DATABASE())");
        assertThat(row.getString(0)).isEqualTo("utf8mb4");
        assertThat(row.getString(1)).isEqualTo("utf8mb4");
        assertThat(row.getString(2)).isEqualTo("utf8mb4");
        assertThat(row.getString(3)).isEqualTo(row.getString(4));
    }

    @Test
    void aCollationCanBeChosen() {
        MySqlConnection connection = connect(options().collation("utf8mb4_bin"));
        assertThat(one(connection, "SELECT @@collation_connection").getString(0))
                .isEqualTo("utf8mb4_bin");
    }

    @Test
    void aSetUpThatTheServerRefusesFailsTheConnect() {
        assertThatThrownBy(() -> connect(options().initCommand("SELECT nonsense")))
                .hasCauseInstanceOf(MySqlServerException.class);
    }

    @Test
    void theServerIsToldTheProgramsName() {
        MySqlConnection connection = connect(options().programName("integration test " + "x".repeat(300)));
        assertThat(one(connection, "SELECT 1").getInt(0)).isEqualTo(1);
    }

    @Test
    void aGracefulCloseWaitsForWhatWasSubmitted() {
        MySqlConnection connection = connect();
        var slow = connection.query("SELECT 1 FROM (SELECT SLEEP(0.2)) s");
        connection.closeGracefully().join();
        assertThat(slow.join().rows()).hasSize(1);
        assertThat(connection.isClosed()).isTrue();
        assertThatThrownBy(() -> connection.query("SELECT 1").join())
                .hasCauseInstanceOf(MySqlConnectionException.class);
        connection.closeGracefully().join();
    }

    @Test
    void aCloseFailsWhatIsInFlight() {
        MySqlConnection connection = connect();
        var slow = connection.query("SELECT SLEEP(20)");
        connection.close();
        assertThatThrownBy(slow::join)
                .cause()
                .isInstanceOfSatisfying(
                        MySqlConnectionException.class,
                        e -> assertThat(e.mayHaveExecuted()).isTrue());
    }

    @Test
    void aConnectionThatTheServerKillsSaysSo() {
        MySqlConnection connection = connect();
        connect().query("KILL " + connection.threadId()).join();
        assertThatThrownBy(() -> connection
                        .query("SELECT 1")
                        .thenCompose(r -> connection.query("SELECT 2"))
                        .join())
                .hasCauseInstanceOf(MySqlConnectionException.class);
        assertThat(connection.isClosed()).isTrue();
    }

    private String table() {
        MySqlConnection connection = connect();
        String name = "t_" + endpoint.channel() + "_" + connection.threadId();
        connection.query("CREATE TABLE " + name + " (v INT) ENGINE=InnoDB").join();
        return name;
    }
}
