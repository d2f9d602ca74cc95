package io.aiomysql.protocol;

/** Payloads as real servers sent them: MySQL 9.7.4 and MariaDB 11.8.9, over a unix socket. */
public final class CapturedPackets {

    /** MySQL's greeting: thread 8, caching_sha2_password. */
    public static final byte[] MYSQL_GREETING = Hex.bytes(
            "0A 39 2E 37 2E 34 2D 32 00 08 00 00 00 7B 7E 07 15 41 76 18 4F 00 FF FF FF 02 00 FF DF 15",
            "00 00 00 00 00 00 00 00 00 00 5E 59 64 22 6C 05 02 34 0D 70 4D 6A 00",
            "63 61 63 68 69 6E 67 5F 73 68 61 32 5F 70 61 73 73 77 6F 72 64 00");

    /** The authentication data of {@link #MYSQL_GREETING}. */
    public static final byte[] MYSQL_NONCE =
            Hex.bytes("7B 7E 07 15 41 76 18 4F 5E 59 64 22 6C 05 02 34 0D 70 4D 6A 00");

    /** MariaDB's greeting: thread 3, mysql_native_password, TLS offered (of the zero-configuration kind). */
    public static final byte[] MARIADB_GREETING = Hex.bytes(
            "0A 31 31 2E 38 2E 39 2D 4D 61 72 69 61 44 42 2D 34 20 66 72 6F 6D 20 44 65 62 69 61 6E 00 03 00 00 00",
            "55 2F 29 7E 63 52 51 21 00 FE FF 2D 02 00 FF 81 15 00 00 00 00 00 00 3D 00 00 00",
            "4D 44 49 24 76 48 44 5D 27 47 6F 7B 00",
            "6D 79 73 71 6C 5F 6E 61 74 69 76 65 5F 70 61 73 73 77 6F 72 64 00");

    /** The authentication data of {@link #MARIADB_GREETING}. */
    public static final byte[] MARIADB_NONCE =
            Hex.bytes("55 2F 29 7E 63 52 51 21 4D 44 49 24 76 48 44 5D 27 47 6F 7B 00");

    /** MariaDB asks for mysql_native_password after an answer of another plugin, with the nonce of its greeting. */
    public static final byte[] MARIADB_AUTH_SWITCH = Hex.bytes(
            "FE 6D 79 73 71 6C 5F 6E 61 74 69 76 65 5F 70 61 73 73 77 6F 72 64 00",
            "55 2F 29 7E 63 52 51 21 4D 44 49 24 76 48 44 5D 27 47 6F 7B 00");

    /** Either server when it is full, before the greeting: no SQLSTATE. */
    public static final byte[] TOO_MANY_CONNECTIONS =
            Hex.bytes("FF 10 04 54 6F 6F 20 6D 61 6E 79 20 63 6F 6E 6E 65 63 74 69 6F 6E 73");

    /** Either server, in the middle of a result: 1242, 21000. */
    public static final byte[] MORE_THAN_ONE_ROW = Hex.bytes(
            "FF DA 04 23 32 31 30 30 30 53 75 62 71 75 65 72 79 20 72 65 74 75 72 6E 73 20",
            "6D 6F 72 65 20 74 68 61 6E 20 31 20 72 6F 77");

    /** Either server, after the login: autocommit is on. */
    public static final byte[] OK = Hex.bytes("00 00 00 02 00 00 00");

    /** Either server under CLIENT_SESSION_TRACK, of {@code USE shop}. */
    public static final byte[] OK_USE_SHOP = Hex.bytes("00 00 00 02 40 00 00 00 07 01 05 04 73 68 6F 70");

    /** Either server under CLIENT_SESSION_TRACK, of an UPDATE in a transaction: one row matched and changed. */
    public static final byte[] OK_UPDATE = Hex.bytes(
            "00 01 00 01 00 00 00 28 52 6F 77 73 20 6D 61 74 63 68 65 64 3A 20 31 20 20 43 68 61 6E 67 65 64 3A 20 31",
            "20 20 57 61 72 6E 69 6E 67 73 3A 20 30");

    /** Either server: shop.t.id as tt.id, BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY. */
    public static final byte[] COLUMN_ID = Hex.bytes(
            "03 64 65 66 04 73 68 6F 70 02 74 74 01 74 02 69 64 02 69 64 0C 3F 00 14 00 00 00 08 23 42 00 00 00");

    /** MySQL: shop.t.n as tt.name, VARCHAR(20). */
    public static final byte[] COLUMN_NAME = Hex.bytes(
            "03 64 65 66 04 73 68 6F 70 02 74 74 01 74 04 6E 61 6D 65 01 6E 0C FF 00 50 00 00 00 FD 00 00 00 00 00");

    /** MariaDB: {@code SELECT 1}. */
    public static final byte[] COLUMN_ONE =
            Hex.bytes("03 64 65 66 00 00 00 01 31 00 0C 3F 00 01 00 00 00 03 81 00 00 00 00");

    /** MariaDB with extended metadata: test.alltypes.uu, UUID. */
    public static final byte[] COLUMN_UUID = Hex.bytes(
            "03 64 65 66 04 74 65 73 74 08 61 6C 6C 74 79 70 65 73 08 61 6C 6C 74 79 70 65 73 02 75 75 02 75 75",
            "06 00 04 75 75 69 64 0C E0 00 90 00 00 00 FE A0 00 00 00 00");

    /** MariaDB with extended metadata: test.alltypes.js, JSON. */
    public static final byte[] COLUMN_JSON = Hex.bytes(
            "03 64 65 66 04 74 65 73 74 08 61 6C 6C 74 79 70 65 73 08 61 6C 6C 74 79 70 65 73 02 6A 73 02 6A 73",
            "06 01 04 6A 73 6F 6E 0C E0 00 FF FF FF FF FC 90 00 00 00 00");

    /** MariaDB with extended metadata: test.three.n, INT. */
    public static final byte[] COLUMN_N_EXTENDED = Hex.bytes(
            "03 64 65 66 04 74 65 73 74 05 74 68 72 65 65 05 74 68 72 65 65 01 6E 01 6E 00",
            "0C 3F 00 0B 00 00 00 03 03 50 00 00 00");

    /** Either server: test.three.n, INT. */
    public static final byte[] COLUMN_N = Hex.bytes(
            "03 64 65 66 04 74 65 73 74 05 74 68 72 65 65 05 74 68 72 65 65 01 6E 01 6E",
            "0C 3F 00 0B 00 00 00 03 03 50 00 00 00");

    /** MySQL: test.three.s, VARCHAR(10). */
    public static final byte[] COLUMN_S = Hex.bytes(
            "03 64 65 66 04 74 65 73 74 05 74 68 72 65 65 05 74 68 72 65 65 01 73 01 73",
            "0C 2D 00 28 00 00 00 FD 00 00 00 00 00");

    /** MySQL: a parameter whose type nobody knows yet. */
    public static final byte[] PARAMETER =
            Hex.bytes("03 64 65 66 00 00 00 01 3F 00 0C 2D 00 FC FF 00 00 FD 00 00 1F 00 00");

    /** MariaDB: statement 58 is prepared, of two columns and two parameters. */
    public static final byte[] PREPARED = Hex.bytes("00 3A 00 00 00 02 00 02 00 00 00 00");

    private CapturedPackets() {}
}
