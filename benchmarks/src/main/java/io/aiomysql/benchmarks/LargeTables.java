package io.aiomysql.benchmarks;

/** Statements, for MySQL and MariaDB alike, that make large results. The tables are the connection's own. */
final class LargeTables {

    static final String CREATE_ORDERS = """
            CREATE TEMPORARY TABLE orders (
              id BIGINT UNSIGNED NOT NULL, customer INT NOT NULL, quantity INT NOT NULL, views BIGINT NOT NULL,
              code VARCHAR(16) NOT NULL, name VARCHAR(64) NOT NULL, email VARCHAR(64), price DECIMAL(12,2) NOT NULL,
              created DATETIME NOT NULL, note VARCHAR(64))
            """;

    /** 100,000 rows. */
    static final String FILL_ORDERS = """
            INSERT INTO orders
            WITH digit(d) AS (
              SELECT 0 UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
              UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9),
            number(n) AS (
              SELECT a.d + 10 * b.d + 100 * c.d + 1000 * d.d + 10000 * e.d
              FROM digit a CROSS JOIN digit b CROSS JOIN digit c CROSS JOIN digit d CROSS JOIN digit e)
            SELECT 1000000 + n, n * 7919 % 100000, n % 200 - 20, n * 720575940379,
              LOWER(HEX(1073741824 + n * 40503 % 1073741824)),
              IF(n % 8 = 0, 'Zoë Ångström-Müller', CONCAT('Alexandra Johnson ', n)),
              CONCAT('customer', n % 10000, '@example.com'), n % 10000 + 0.25,
              TIMESTAMPADD(SECOND, n * 311, '2026-01-01 00:00:00'), IF(n % 4 = 0, 'leave at the door', NULL)
            FROM number
            """;

    static final String SELECT_ORDERS = "SELECT * FROM orders";

    /** 64 rows. */
    static final String SELECT_MEBIBYTES = """
            WITH digit(d) AS (
              SELECT 0 UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3
              UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7)
            SELECT REPEAT('x', 1048576) FROM digit a CROSS JOIN digit b
            """;

    private LargeTables() {}
}
