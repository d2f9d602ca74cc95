package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.internal.connection.ResetsByLogin;
import io.aiomysql.testkit.server.ServerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Resets by COM_CHANGE_USER, which servers and proxies get that do not know COM_RESET_CONNECTION. */
class ResetByLoginIT extends ServerTest {

    private static final String PASSWORD = "another s3cret, pässword";

    @Test
    void theSessionIsAsAfterAReset() {
        MySqlConnection connection =
                resettingByLogin(endpoint.options().sqlMode("ANSI_QUOTES").initCommand("SET @started=1"));
        for (int i = 0; i < 3; i++) {
            connection.query("SET @a=1, sql_mode=''").join();
            connection.query("CREATE TEMPORARY TABLE gone (v INT)").join();
            connection.selectDatabase("information_schema").join();
            connection.autocommit(true).join();
            connection.begin().join();

            CompletableFuture<Void> reset = connection.reset();
            CompletableFuture<QueryResult> behind = connection.query(
                    "SELECT @a, @started, @@sql_mode, @@autocommit,"
                            + " @@character_set_client, DATABASE(), CURRENT_USER(), ?",
                    "é");
            reset.join();

            Row row = behind.join().single();
            assertThat(row.isNull(0)).isTrue();
            assertThat(row.getInt(1)).isEqualTo(1);
            assertThat(row.getString(2)).isEqualTo("ANSI_QUOTES");
            assertThat(row.getInt(3)).isZero();
            assertThat(row.getString(4)).isEqualTo("utf8mb4");
            assertThat(row.getString(5)).isEqualTo(endpoint.server().database());
            assertThat(row.getString(6)).startsWith(endpoint.server().user());
            assertThat(row.getString(7)).isEqualTo("é");
            assertThat(connection.database()).contains(endpoint.server().database());
            assertThat(connection.isAutocommit()).isFalse();
            assertThatThrownBy(() -> connection.query("SELECT * FROM gone").join())
                    .hasCauseInstanceOf(MySqlServerException.class);
        }
    }

    @Test
    void statementsOnBothSidesOfItAreRightHoweverManyAreInFlight() {
        MySqlConnection connection = resettingByLogin(options());
        PreparedStatement prepared = connection.prepare("SELECT ? + 1").join();
        List<CompletableFuture<?>> resets = new ArrayList<>();
        List<CompletableFuture<QueryResult>> results = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            results.add(connection.query("SELECT ?", i));
            results.add(prepared.execute(i));
            if (i % 10 == 5) {
                resets.add(connection.reset());
            }
        }

        resets.forEach(CompletableFuture::join);
        for (int i = 0; i < 40; i++) {
            assertThat(results.get(2 * i).join().single().getInt(0)).isEqualTo(i);
            assertThat(results.get(2 * i + 1).join().single().getInt(0)).isEqualTo(i + 1);
        }
    }

    @Test
    void anOpenTransactionIsRolledBack() {
        MySqlConnection connection = resettingByLogin(options());
        String table = "reset_" + endpoint.channel() + "_" + connection.threadId();
        connection.query("CREATE TABLE " + table + " (v INT)").join();
        connection.begin().join();
        connection.query("INSERT INTO " + table + " VALUES (1)").join();

        connection.reset().join();

        assertThat(connection.isInTransaction()).isFalse();
        assertThat(one(connection, "SELECT COUNT(*) FROM " + table).getInt(0)).isZero();
        connection.query("DROP TABLE " + table).join();
    }

    @Test
    void aServerThatHasForgottenThePasswordIsSentItByTheRulesOfTheLogin() {
        Assumptions.assumeTrue(endpoint.kind() == ServerKind.MYSQL, "MariaDB's plugin never needs the password itself");
        MySqlConnection admin = connect();
        String user = Accounts.create(admin, endpoint.server().database(), PASSWORD);
        MySqlConnection connection = resettingByLogin(options().user(user).password(PASSWORD));
        for (int i = 0; i < 2; i++) {
            admin.query("FLUSH PRIVILEGES").join();
            connection.reset().join();
            assertThat(one(connection, "SELECT CURRENT_USER()").getString(0)).startsWith(user + "@");
        }
    }

    @Test
    void aPasswordThatIsNoLongerValidClosesTheConnection() {
        MySqlConnection admin = connect();
        String user = Accounts.create(admin, endpoint.server().database(), PASSWORD);
        MySqlConnection connection = resettingByLogin(options().user(user).password(PASSWORD));
        for (String host : new String[] {"'%'", "'localhost'"}) {
            admin.query("ALTER USER '" + user + "'@" + host + " IDENTIFIED BY 'changed'")
                    .join();
        }

        CompletableFuture<Void> reset = connection.reset();
        CompletableFuture<QueryResult> behind = connection.query("SELECT 1");

        assertThatThrownBy(reset::join)
                .cause()
                .isInstanceOfSatisfying(
                        MySqlAuthenticationException.class,
                        e -> assertThat(e.code()).hasValue(1045));
        assertThatThrownBy(behind::join)
                .cause()
                .isInstanceOfSatisfying(
                        MySqlException.class,
                        e -> assertThat(e.mayHaveExecuted()).isFalse());
        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void aCursorOfTheSessionBeforeIsLost() {
        MySqlConnection connection = resettingByLogin(options());
        PreparedStatement statement = connection
                .prepare("SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 3")
                .join();
        ServerCursor cursor = statement.open(1).join();
        connection.reset().join();
        PreparedStatement other = connection.prepare("SELECT 7 AS n").join();

        assertThat(cursor.fetch().join().get(0).getInt(0)).isEqualTo(1);
        assertThatThrownBy(() -> cursor.fetch().join()).cause().isInstanceOf(IllegalStateException.class);
        assertThat(other.execute().join().single().getInt(0)).isEqualTo(7);
        assertThat(statement.execute().join().rows()).hasSize(3);
    }

    private MySqlConnection resettingByLogin(ConnectOptionsBuilder options) {
        return ResetsByLogin.on(connect(options));
    }
}
