package io.aiomysql;

import static io.aiomysql.testkit.fake.ServerPackets.authSwitchRequest;

import io.aiomysql.testkit.fake.FakeServer;
import io.aiomysql.testkit.fake.Greeting;
import io.aiomysql.testkit.fake.Script;
import io.aiomysql.testkit.fake.Scripts;
import io.aiomysql.testkit.server.ServerKind;
import io.aiomysql.testkit.server.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The errors of the login. */
final class TroubleLoggingIn {

    private static final String PASSWORD = "right";

    private TroubleLoggingIn() {}

    static List<Throwable> wrongPassword(Trouble trouble) {
        return withAccounts(trouble, login -> trouble.opening(login.password("wrong")));
    }

    static List<Throwable> rsaKeyNotPermitted(Trouble trouble) {
        String user = account(trouble, ServerKind.MYSQL);
        return List.of(trouble.opening(trouble.remote(ServerKind.MYSQL)
                .sslMode(SslMode.DISABLED)
                .user(user)
                .password(PASSWORD)));
    }

    static List<Throwable> pluginNotPermitted(Trouble trouble) {
        FakeServer server = trouble.fakeServer(Script.builder()
                .greet(Greeting.mysql())
                .expectHandshakeResponse()
                .sendPacket(authSwitchRequest("mysql_clear_password", new byte[0]))
                .expectClientClose());
        return List.of(trouble.opening(trouble.options(server)));
    }

    static List<Throwable> noRight(Trouble trouble) {
        return withAccounts(trouble, login -> trouble.opening(login.database("mysql")));
    }

    static List<Throwable> unknownDatabase(Trouble trouble) {
        List<Throwable> thrown = new ArrayList<>();
        for (ServerKind kind : ServerKind.values()) {
            thrown.add(trouble.opening(trouble.options(kind).database("no_such_database")));
        }
        return thrown;
    }

    static List<Throwable> expiredPassword(Trouble trouble) {
        List<Throwable> thrown = new ArrayList<>();
        for (ServerKind kind : ServerKind.values()) {
            String user = account(trouble, kind);
            MySqlConnection admin = trouble.connect(trouble.options(kind));
            admin.query("ALTER USER '" + user + "'@'%' PASSWORD EXPIRE").join();
            admin.query("ALTER USER '" + user + "'@'localhost' PASSWORD EXPIRE").join();
            ConnectOptions options =
                    trouble.options(kind).user(user).password(PASSWORD).build();
            thrown.add(Trouble.thrown(() -> MySqlConnection.connect(options)
                    .thenCompose(connection -> trouble.closing(connection).query("SELECT 1"))));
        }
        return thrown;
    }

    static List<Throwable> tooManyConnections(Trouble trouble) {
        FakeServer server = trouble.closing(FakeServer.start(Scripts.refuse(1040, "Too many connections")));
        return List.of(trouble.opening(trouble.options(server)));
    }

    private static List<Throwable> withAccounts(Trouble trouble, Function<ConnectOptionsBuilder, Throwable> login) {
        List<Throwable> thrown = new ArrayList<>();
        for (ServerKind kind : ServerKind.values()) {
            String user = account(trouble, kind);
            thrown.add(login.apply(trouble.options(kind).user(user).password(PASSWORD)));
        }
        return thrown;
    }

    /** A new account, for one database. */
    private static String account(Trouble trouble, ServerKind kind) {
        return Accounts.create(
                trouble.connect(trouble.options(kind)), TestServers.get(kind).database(), PASSWORD);
    }
}
