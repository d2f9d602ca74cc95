package io.aiomysql.testkit.jdbc;

import io.aiomysql.testkit.server.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Another driver for the same servers. The testkit does not bring it: whoever compares has it among the test dependencies. */
public enum OtherDriver {
    /** MySQL's. */
    CONNECTOR_J("mysql"),
    /** MariaDB's. */
    MARIADB_CONNECTOR_J("mariadb");

    private final String scheme;

    OtherDriver(String scheme) {
        this.scheme = scheme;
    }

    /**
     * Reads a table of a server, over TCP without TLS, in a session in UTC, with numbers for TINYINT(1) and YEAR.
     *
     * @param prepared whether to use a statement that the server prepares, and so the binary protocol
     * @return the cells of each row
     * @throws IllegalStateException if the driver cannot read the table at all
     */
    public List<List<OtherCell>> read(TestServer server, String sql, boolean prepared) {
        String url = "jdbc:" + scheme + "://" + server.host() + ":" + server.port() + "/" + server.database();
        try (Connection connection = DriverManager.getConnection(url, properties(server))) {
            if (prepared) {
                try (PreparedStatement statement = connection.prepareStatement(sql);
                        ResultSet result = statement.executeQuery()) {
                    return rows(result);
                }
            }
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                return rows(result);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(name() + " cannot read the table", e);
        }
    }

    private static Properties properties(TestServer server) {
        Properties properties = new Properties();
        properties.setProperty("user", server.user());
        properties.setProperty("password", server.password());
        properties.setProperty("sslMode", "DISABLED");
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("useServerPrepStmts", "true");
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("forceConnectionTimeZoneToSession", "true");
        properties.setProperty("tinyInt1isBit", "false");
        properties.setProperty("yearIsDateType", "false");
        return properties;
    }

    private static List<List<OtherCell>> rows(ResultSet result) throws SQLException {
        List<List<OtherCell>> rows = new ArrayList<>();
        while (result.next()) {
            List<OtherCell> row = new ArrayList<>();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                row.add(new OtherCell(text(result, column), value(result, column)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static @Nullable String text(ResultSet result, int column) {
        try {
            return result.getString(column);
        } catch (SQLException e) {
            return null;
        }
    }

    /** The types of java.sql have no year 0, no fraction of a TIME and no sign. */
    private static @Nullable Object value(ResultSet result, int column) {
        try {
            return switch (result.getMetaData().getColumnType(column)) {
                case Types.DATE -> result.getObject(column, LocalDate.class);
                case Types.TIMESTAMP -> result.getObject(column, LocalDateTime.class);
                case Types.TIME -> result.getObject(column, Duration.class);
                default -> result.getObject(column);
            };
        } catch (SQLException e) {
            return null;
        }
    }
}
