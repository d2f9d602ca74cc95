package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.internal.connection.ResetsByLogin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** COM_CHANGE_USER: another user on the same connection, in the middle of other statements. */
class ChangeUserIT extends ServerTest {

    private static final String PASSWORD = "another s3cret, pässword";

    @Test
    void theSessionIsANewOneOfTheOtherUser() {
        String user = account("caching_sha2_password");
        MySqlConnection connection = connect(options().sqlMode("ANSI_QUOTES").programName("the program"));
        connection.query("SET @a=1, sql_mode=''").join();
        connection.query("CREATE TEMPORARY TABLE gone (v INT)").join();
        connection.begin().join();

        CompletableFuture<QueryResult> before = connection.query("SELECT CURRENT_USER()");
        CompletableFuture<Void> changed = connection.changeUser(user, PASSWORD);
        CompletableFuture<QueryResult> behind =
                connection.query("SELECT CURRENT_USER(), @a, @@sql_mode, DATABASE(), ?", "é");
        changed.join();

        assertThat(before.join().single().getString(0))
                .startsWith(endpoint.server().user());
        Row row = behind.join().single();
        assertThat(row.getString(0)).startsWith(user + "@");
        assertThat(row.isNull(1)).isTrue();
        assertThat(row.getString(2)).isEqualTo("ANSI_QUOTES");
        assertThat(row.getString(3)).isEqualTo(endpoint.server().database());
        assertThat(row.getString(4)).isEqualTo("é");
        assertThat(connection.user()).isEqualTo(user);
        assertThat(connection.isInTransaction()).isFalse();
        assertThat(connection.database()).contains(endpoint.server().database());
        assertThatThrownBy(() -> connection.query("SELECT * FROM gone").join())
                .hasCauseInstanceOf(MySqlServerException.class);
    }

    @Test
    void noDatabaseNeedBeSelected() {
        String user = account("caching_sha2_password");
        MySqlConnection connection = connect();
        connection.changeUser(user, PASSWORD, null).join();
        assertThat(connection.database()).isEmpty();
        assertThat(one(connection, "SELECT DATABASE()").isNull(0)).isTrue();
    }

    @Test
    void manyChangesAmongStatementsOfEveryPluginLeaveEachWithItsUser() {
        List<String> users = new ArrayList<>();
        LoginMethod.all()
                .filter(method ->
                        method.isOn(endpoint.kind()) && method.isOver(endpoint.channel()) && !method.socketOnly())
                .forEach(method -> users.add(account(method.serverPlugin())));
        MySqlConnection connection = connect();
        PreparedStatement prepared =
                connection.prepare("SELECT CURRENT_USER(), ?").join();
        List<CompletableFuture<QueryResult>> results = new ArrayList<>();
        List<CompletableFuture<Void>> changes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            for (String user : users) {
                changes.add(connection.changeUser(user, PASSWORD));
                results.add(prepared.execute(i));
                results.add(connection.query("SELECT CURRENT_USER(), ?", i));
            }
        }
        changes.forEach(CompletableFuture::join);
        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i).join().single().getString(0)).startsWith(users.get(i / 2 % users.size()) + "@");
        }
    }

    @Test
    void aResetByLoginIsOneOfTheNewUser() {
        String user = account("caching_sha2_password");
        MySqlConnection connection = ResetsByLogin.on(connect());
        connection.changeUser(user, PASSWORD).join();
        connection.reset().join();
        assertThat(one(connection, "SELECT CURRENT_USER()").getString(0)).startsWith(user + "@");
    }

    @Test
    void aStatementOfTheNewUserIsStoppedByThatUser() {
        String user = account("caching_sha2_password");
        MySqlConnection connection = connect();
        connection.changeUser(user, PASSWORD).join();
        long begun = System.nanoTime();
        CompletableFuture<QueryResult> slow =
                connection.query(Query.of("SELECT SLEEP(60)").timeout(Duration.ofMillis(300)));
        assertThatThrownBy(slow::join).hasCauseInstanceOf(MySqlTimeoutException.class);
        assertThat(one(connection, "SELECT 1").getInt(0)).isEqualTo(1);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(40));
    }

    @Test
    void aRefusalClosesTheConnectionAndNothingRunsBehindIt() {
        String user = account("caching_sha2_password");
        MySqlConnection connection = connect();
        CompletableFuture<Void> changed = connection.changeUser(user, "wrong");
        CompletableFuture<QueryResult> behind = connection.query("SELECT 1");
        assertThatThrownBy(changed::join)
                .cause()
                .isInstanceOfSatisfying(
                        MySqlAuthenticationException.class,
                        e -> assertThat(e.code()).hasValue(1045))
                .hasMessageContaining("cannot change the user");
        assertThatThrownBy(behind::join)
                .cause()
                .isInstanceOfSatisfying(
                        MySqlException.class,
                        e -> assertThat(e.mayHaveExecuted()).isFalse());
        assertThat(connection.isClosed()).isTrue();
        assertThat(connection.user()).isEqualTo(endpoint.server().user());
    }

    /** MariaDB logs it in and then refuses everything; MySQL refuses the login. */
    @Test
    void anAccountWhosePasswordHasExpiredClosesTheConnection() {
        String user = account("caching_sha2_password");
        MySqlConnection admin = connect();
        for (String host : new String[] {"%", "localhost"}) {
            admin.query("ALTER USER '" + user + "'@'" + host + "' PASSWORD EXPIRE")
                    .join();
        }
        MySqlConnection connection = connect();
        assertThatThrownBy(() -> connection.changeUser(user, PASSWORD).join())
                .cause()
                .isInstanceOf(MySqlAuthenticationException.class)
                .hasMessageContaining("cannot change the user");
        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void aDatabaseThatIsUnknownClosesTheConnection() {
        String user = account("caching_sha2_password");
        MySqlConnection connection = connect();
        assertThatThrownBy(() -> connection
                        .changeUser(user, PASSWORD, "no_such_database")
                        .join())
                .hasCauseInstanceOf(MySqlServerException.class);
        assertThat(connection.isClosed()).isTrue();
    }

    private String account(String plugin) {
        MySqlConnection admin = connect();
        return LoginMethod.all()
                .filter(method -> method.serverPlugin().equals(plugin))
                .findFirst()
                .orElseThrow()
                .createAccount(admin, endpoint, PASSWORD);
    }
}
