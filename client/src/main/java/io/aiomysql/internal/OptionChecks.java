package io.aiomysql.internal;

import io.aiomysql.SslMode;
import io.aiomysql.protocol.ProtocolLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Refuses options that make no sense, each with the remedy and without its value where that may be a secret. */
final class OptionChecks {

    /** The room for a path in {@code sockaddr_un} on Linux, without the NUL. */
    private static final int MAX_SOCKET_PATH = 107;

    /** Far beyond sense, and far below what a count of nanoseconds holds. */
    private static final Duration MAX_CONNECT_TIMEOUT = Duration.ofDays(1);

    /** What servers take as time_zone: -13:59 to +14:00, in seconds. */
    private static final int MIN_OFFSET = -(13 * 3_600 + 59 * 60);

    private static final int MAX_OFFSET = 14 * 3_600;

    private OptionChecks() {}

    static void check(OptionValues o) {
        address(o);
        names(o);
        limits(o);
        timeZone(o);
        tls(o);
        CapabilityChecks.check(o);
        require(o.transport == null || o.transportName == null, "set a transport or the name of one, not both");
    }

    private static void address(OptionValues o) {
        require(!o.host.isBlank() && o.host.indexOf('\0') < 0, "host must name a host");
        require(o.port >= 1 && o.port <= 65_535, "port must be between 1 and 65,535, not " + o.port);
        Path socket = o.unixSocket;
        if (socket != null) {
            require(!socket.toString().isEmpty(), "unixSocket must name a socket");
            int length = socket.toString().getBytes(StandardCharsets.UTF_8).length;
            require(
                    length <= MAX_SOCKET_PATH,
                    "the path of a unix socket has " + MAX_SOCKET_PATH + " bytes at most, not " + length);
        }
    }

    private static void names(OptionValues o) {
        require(o.user.indexOf('\0') < 0, "user must not contain the NUL character");
        require(o.password.indexOf('\0') < 0, "password must not contain the NUL character");
        String database = o.database;
        require(database == null || database.indexOf('\0') < 0, "database must not contain the NUL character");
        String sqlMode = o.sqlMode;
        require(
                sqlMode == null || sqlMode.matches("[A-Za-z0-9_, ]*"),
                "sqlMode is a list of names with commas between them");
        String collation = o.collation;
        require(
                collation == null || collation.matches("utf8mb4_[A-Za-z0-9_]+|uca1400_[A-Za-z0-9_]+"),
                "collation must be one of utf8mb4, as utf8mb4_bin; the text of a connection is always utf8mb4");
        String initCommand = o.initCommand;
        require(initCommand == null || !initCommand.isBlank(), "initCommand must hold a statement");
    }

    private static void limits(OptionValues o) {
        require(
                !o.connectTimeout.isNegative()
                        && !o.connectTimeout.isZero()
                        && o.connectTimeout.compareTo(MAX_CONNECT_TIMEOUT) <= 0,
                "connectTimeout must be greater than zero and a day at most");
        require(o.pipelining >= 1, "pipelining must be 1 or more, not " + o.pipelining);
        require(
                o.maxResponsePacket >= 1_024 && o.maxResponsePacket <= ProtocolLimits.MAX_PAYLOAD,
                "maxResponsePacket must be between 1,024 and 1,073,742,848 bytes, not " + o.maxResponsePacket);
        require(o.statementCacheSize >= 0, "statementCacheSize must be 0 or more, not " + o.statementCacheSize);
    }

    private static void timeZone(OptionValues o) {
        ZoneId zone = o.timeZone;
        if (zone != null && zone.normalized() instanceof ZoneOffset offset) {
            int seconds = offset.getTotalSeconds();
            require(
                    seconds % 60 == 0 && seconds >= MIN_OFFSET && seconds <= MAX_OFFSET,
                    "the offset of timeZone must be whole minutes between -13:59 and +14:00, not " + offset);
        }
    }

    private static void tls(OptionValues o) {
        SslMode mode = o.sslMode;
        require(
                o.sslCa == null || o.sslContext == null,
                "set sslCa or sslContext, not both: a context brings its own trust");
        boolean configured = o.sslCa != null || o.sslContext != null;
        require(mode != SslMode.DISABLED || !configured, "sslMode DISABLED contradicts sslCa and sslContext");
        // To this machine the default is PREFERRED, which would take no notice of the authorities.
        require(
                o.sslCa == null || TrustPolicy.verifiesCertificate(o),
                "sslCa has no effect with sslMode " + TrustPolicy.sslMode(o) + "; use VERIFY_CA or VERIFY_IDENTITY");
        require(
                mode != SslMode.VERIFY_IDENTITY || o.unixSocket == null,
                "a unix socket has no host name to verify; use VERIFY_CA, REQUIRED or DISABLED");
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
