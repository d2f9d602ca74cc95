package io.aiomysql.internal.options;

import io.aiomysql.SslMode;
import io.aiomysql.auth.RsaPublicKeys;
import io.aiomysql.protocol.ProtocolLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Refuses invalid options. The messages say what is allowed, and show no value that may be a secret. */
final class OptionChecks {

    /** The room for a path in {@code sockaddr_un} on Linux, without the NUL. */
    private static final int MAX_SOCKET_PATH = 107;

    /** Longer than anybody waits, and far below the longest time that nanoseconds in a long can count. */
    private static final Duration MAX_TIMEOUT = Duration.ofDays(1);

    /** The offsets that servers accept as time_zone: -13:59 to +14:00, in seconds. */
    private static final int MIN_OFFSET = -(13 * 3_600 + 59 * 60);

    private static final int MAX_OFFSET = 14 * 3_600;

    private OptionChecks() {}

    static void check(OptionValues o) {
        address(o);
        names(o);
        limits(o);
        timeZone(o);
        TlsChecks.check(o);
        pinnedKey(o);
        CompressionRequests.check(o);
        CapabilityChecks.check(o);
        PermittedPlugins.check(o);
        require(o.transport == null || o.transportName == null, "set a transport or the name of a transport, not both");
    }

    private static void address(OptionValues o) {
        require(!o.host.isBlank() && o.host.indexOf('\0') < 0, "host must be a name or an address");
        require(o.port >= 1 && o.port <= 65_535, "port must be between 1 and 65,535, not " + o.port);
        Path socket = o.unixSocket;
        if (socket != null) {
            require(!socket.toString().isEmpty(), "unixSocket must be the path of a socket");
            int length = socket.toString().getBytes(StandardCharsets.UTF_8).length;
            require(
                    length <= MAX_SOCKET_PATH,
                    "unixSocket must have " + MAX_SOCKET_PATH + " bytes at most, not " + length);
        }
    }

    private static void names(OptionValues o) {
        require(o.user.indexOf('\0') < 0, "user must not contain the NUL character");
        passwords(o);
        String database = o.database;
        require(database == null || database.indexOf('\0') < 0, "database must not contain the NUL character");
        String sqlMode = o.sqlMode;
        require(
                sqlMode == null || sqlMode.matches("[A-Za-z0-9_, ]*"),
                "sqlMode must be a list of names separated by commas");
        if (o.charset != null) {
            TextCharset.check(o.charset);
        }
        String collation = o.collation;
        require(
                collation == null || collation.matches("(?i)(utf8mb4|uca1400)_[a-z0-9_]+"),
                "collation must be a collation of utf8mb4, such as utf8mb4_bin: connections always use that character set");
        String initCommand = o.initCommand;
        require(
                o.addedAttributes.keySet().stream().noneMatch(name -> name.startsWith("_") || name.isEmpty()),
                "connectionAttribute must have a name that does not begin with an underscore, as the client's own do");
        require(initCommand == null || !initCommand.isBlank(), "initCommand must be a statement");
    }

    private static void passwords(OptionValues o) {
        require(o.password.indexOf('\0') < 0, "password must not contain the NUL character");
        require(o.password2.indexOf('\0') < 0, "password2 must not contain the NUL character");
        require(o.password3.indexOf('\0') < 0, "password3 must not contain the NUL character");
        require(
                o.passwordSupplier == null || o.password.isEmpty(),
                "set password or passwordSupplier, not both: the supplier would never be called");
    }

    private static void limits(OptionValues o) {
        timeout("connectTimeout", o.connectTimeout);
        timeout("cancelTimeout", o.cancelTimeout);
        require(!o.readTimeout.isNegative(), "readTimeout must be greater than zero, or zero for no limit");
        require(!o.queryTimeout.isNegative(), "queryTimeout must be greater than zero, or zero for no limit");
        require(o.pipelining >= 1, "pipelining must be 1 or more, not " + o.pipelining);
        require(
                o.maxResponsePacket >= 1_024 && o.maxResponsePacket <= ProtocolLimits.MAX_PAYLOAD,
                "maxResponsePacket must be between 1,024 and 1,073,741,824 bytes, not " + o.maxResponsePacket);
        require(
                o.maxResultSize() >= 0,
                "maxResultSize must be a number of bytes, or 0 for no limit, not " + o.maxResultSize());
        require(
                o.maxQueuedBytes() >= 0,
                "maxQueuedBytes must be a number of bytes, or 0 for no limit, not " + o.maxQueuedBytes());
        require(o.statementCacheSize >= 0, "statementCacheSize must be 0 or more, not " + o.statementCacheSize);
    }

    private static void timeout(String name, Duration timeout) {
        require(
                !timeout.isNegative() && !timeout.isZero() && timeout.compareTo(MAX_TIMEOUT) <= 0,
                name + " must be greater than zero and at most one day");
    }

    private static void timeZone(OptionValues o) {
        ZoneId zone = o.timeZone;
        if (zone != null && zone.normalized() instanceof ZoneOffset offset) {
            int seconds = offset.getTotalSeconds();
            require(
                    seconds % 60 == 0 && seconds >= MIN_OFFSET && seconds <= MAX_OFFSET,
                    "the offset of timeZone must be a whole number of minutes between -13:59 and +14:00, not "
                            + offset);
        }
    }

    private static void pinnedKey(OptionValues o) {
        PublicKey key = o.serverPublicKey;
        if (key == null) {
            return;
        }
        try {
            RsaPublicKeys.requireStrong(key);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("serverPublicKey: " + e.getMessage(), e);
        }
        require(
                o.sslMode != SslMode.REQUIRED || o.sslContext != null,
                "serverPublicKey has no effect with sslMode REQUIRED, which sends the password over TLS to any server; use"
                        + " VERIFY_CA or VERIFY_IDENTITY, or DISABLED to have it encrypted with the key");
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
