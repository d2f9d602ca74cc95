package io.aiomysql;

import io.aiomysql.Endpoints.Endpoint;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the integration tests share: they run on every endpoint, and close what they opened. */
@ParameterizedClass
@MethodSource("io.aiomysql.Endpoints#all")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class ServerTest {

    @Parameter
    Endpoint endpoint;

    private final Queue<MySqlConnection> opened = new ConcurrentLinkedQueue<>();

    /** Connects with autocommit on. */
    MySqlConnection connect() {
        return connect(options());
    }

    MySqlConnection connect(ConnectOptionsBuilder options) {
        MySqlConnection connection = MySqlConnection.connect(options.build()).join();
        opened.add(connection);
        return connection;
    }

    ConnectOptionsBuilder options() {
        return endpoint.options().autocommit(true);
    }

    static Row one(MySqlConnection connection, String sql) {
        return connection.query(sql).join().single();
    }

    @AfterEach
    void closeConnections() {
        opened.forEach(MySqlConnection::close);
    }
}
