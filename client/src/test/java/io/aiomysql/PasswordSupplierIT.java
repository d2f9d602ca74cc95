package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.internal.connection.ResetsByLogin;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Passwords that somebody is asked for at each login. */
class PasswordSupplierIT extends ServerTest {

    private static final String PASSWORD = "a t0ken, pässword";

    private final AtomicReference<String> token = new AtomicReference<>(PASSWORD);
    private final Queue<char[]> given = new ConcurrentLinkedQueue<>();

    private char[] supply() {
        char[] password = token.get().toCharArray();
        given.add(password);
        return password;
    }

    @Test
    void itIsAskedOnceForEachConnectionAndItsArrayIsOverwritten() {
        String user = account();
        for (int i = 1; i <= 3; i++) {
            MySqlConnection connection =
                    connect(options().user(user).password("").passwordSupplier(this::supply));
            assertThat(one(connection, "SELECT CURRENT_USER()").getString(0)).startsWith(user + "@");
            assertThat(given).hasSize(i).allSatisfy(array -> assertThat(array).containsOnly('\0'));
        }
    }

    @Test
    void aPasswordThatChangesIsTheNewOneForTheNextLogin() {
        String user = account();
        MySqlConnection connection =
                ResetsByLogin.on(connect(options().user(user).password("").passwordSupplier(this::supply)));
        alter(user, "changed");
        token.set("changed");

        CompletableFuture<Void> reset = connection.reset();
        CompletableFuture<QueryResult> behind = connection.query("SELECT CURRENT_USER()");
        reset.join();

        assertThat(behind.join().single().getString(0)).startsWith(user + "@");
        assertThat(given).hasSize(2);
    }

    @Test
    void theConnectionThatStopsStatementsAsksForItToo() {
        String user = account();
        MySqlConnection connection = connect(options().user(user).password("").passwordSupplier(this::supply));
        CompletableFuture<QueryResult> slow =
                connection.query(Query.of("SELECT SLEEP(60)").timeout(Duration.ofMillis(300)));
        assertThatThrownBy(slow::join).hasCauseInstanceOf(MySqlTimeoutException.class);
        assertThat(one(connection, "SELECT 1").getInt(0)).isEqualTo(1);
        assertThat(given).hasSize(2);
    }

    @Test
    void itMayBlockThoughCallbacksRunOnTheEventLoop() {
        String user = account();
        ConnectOptions options = options()
                .user(user)
                .password("")
                .passwordSupplier(() -> {
                    assertThat(MySqlConnection.connect(options().build()).join())
                            .satisfies(MySqlConnection::close);
                    return supply();
                })
                .callbackExecutor(Runnable::run)
                .build();
        MySqlConnection connection = Await.on(MySqlConnection.connect(options));
        connection.close();
    }

    @Test
    void itsFailureFailsTheOpening() {
        assertThatThrownBy(() -> connect(options().password("").passwordSupplier(() -> {
                    throw new java.io.IOException("the vault is closed, s3cret");
                })))
                .cause()
                .isInstanceOf(MySqlAuthenticationException.class)
                .hasMessageContainingAll("passwordSupplier", "java.io.IOException")
                .hasMessageNotContaining("s3cret")
                .hasRootCauseMessage("the vault is closed, s3cret");
        MySqlException ofAnother = new MySqlTimeoutException("s3cret", null, false);
        assertThatThrownBy(() -> connect(options().password("").passwordSupplier(() -> {
                    throw ofAnother;
                })))
                .cause()
                .isInstanceOf(MySqlAuthenticationException.class)
                .hasMessageNotContaining("s3cret")
                .hasCause(ofAnother);
        assertThatThrownBy(() -> connect(options().password("").passwordSupplier("a\0b"::toCharArray)))
                .cause()
                .isInstanceOf(MySqlAuthenticationException.class)
                .hasMessageContaining("NUL");
    }

    @Test
    void theTimeForConnectingIsTheTimeForItToo() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try {
            assertThatThrownBy(() -> connect(options()
                            .password("")
                            .connectTimeout(Duration.ofMillis(300))
                            .passwordSupplier(() -> {
                                release.await();
                                char[] late = supply();
                                over.countDown();
                                return late;
                            })))
                    .cause()
                    .isInstanceOf(MySqlTimeoutException.class)
                    .hasMessageContaining("passwordSupplier");
        } finally {
            release.countDown();
        }
        over.await();
    }

    @Test
    void whoCancelsTheOpeningDoesNotWaitForIt() {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<MySqlConnection> opening = MySqlConnection.connect(options()
                .password("")
                .passwordSupplier(() -> {
                    release.await();
                    return supply();
                })
                .build());
        assertThat(opening.cancel(true)).isTrue();
        release.countDown();
    }

    private String account() {
        return Accounts.create(connect(), endpoint.server().database(), PASSWORD);
    }

    private void alter(String user, String password) {
        MySqlConnection admin = connect();
        for (String host : new String[] {"'%'", "'localhost'"}) {
            admin.query("ALTER USER '" + user + "'@" + host + " IDENTIFIED BY '" + password + "'")
                    .join();
        }
    }
}
