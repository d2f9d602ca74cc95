package io.aiomysql.internal.options;

import static io.aiomysql.internal.options.OptionChecks.require;
import static io.aiomysql.protocol.Capabilities.CLIENT_CAN_HANDLE_EXPIRED_PASSWORDS;
import static io.aiomysql.protocol.Capabilities.CLIENT_COMPRESS;
import static io.aiomysql.protocol.Capabilities.CLIENT_CONNECT_ATTRS;
import static io.aiomysql.protocol.Capabilities.CLIENT_CONNECT_WITH_DB;
import static io.aiomysql.protocol.Capabilities.CLIENT_DEPRECATE_EOF;
import static io.aiomysql.protocol.Capabilities.CLIENT_FOUND_ROWS;
import static io.aiomysql.protocol.Capabilities.CLIENT_IGNORE_SPACE;
import static io.aiomysql.protocol.Capabilities.CLIENT_INTERACTIVE;
import static io.aiomysql.protocol.Capabilities.CLIENT_LOCAL_FILES;
import static io.aiomysql.protocol.Capabilities.CLIENT_LONG_FLAG;
import static io.aiomysql.protocol.Capabilities.CLIENT_MULTI_FACTOR_AUTHENTICATION;
import static io.aiomysql.protocol.Capabilities.CLIENT_MULTI_RESULTS;
import static io.aiomysql.protocol.Capabilities.CLIENT_MULTI_STATEMENTS;
import static io.aiomysql.protocol.Capabilities.CLIENT_MYSQL;
import static io.aiomysql.protocol.Capabilities.CLIENT_PLUGIN_AUTH;
import static io.aiomysql.protocol.Capabilities.CLIENT_PLUGIN_AUTH_LENENC_CLIENT_DATA;
import static io.aiomysql.protocol.Capabilities.CLIENT_PROTOCOL_41;
import static io.aiomysql.protocol.Capabilities.CLIENT_PS_MULTI_RESULTS;
import static io.aiomysql.protocol.Capabilities.CLIENT_SECURE_CONNECTION;
import static io.aiomysql.protocol.Capabilities.CLIENT_SESSION_TRACK;
import static io.aiomysql.protocol.Capabilities.CLIENT_SSL;
import static io.aiomysql.protocol.Capabilities.CLIENT_TRANSACTIONS;
import static io.aiomysql.protocol.Capabilities.CLIENT_ZSTD_COMPRESSION_ALGORITHM;
import static io.aiomysql.protocol.Capabilities.MARIADB_CLIENT_CACHE_METADATA;
import static io.aiomysql.protocol.Capabilities.MARIADB_CLIENT_EXTENDED_METADATA;

/** Refuses to add capabilities that this client does not support, and to remove those that it needs. */
final class CapabilityChecks {

    /** Those that do not change the protocol, or change it in a way that this client supports. */
    private static final long SUPPORTED = CLIENT_MYSQL
            | CLIENT_FOUND_ROWS
            | CLIENT_LONG_FLAG
            | CLIENT_CONNECT_WITH_DB
            | CLIENT_IGNORE_SPACE
            | CLIENT_PROTOCOL_41
            | CLIENT_INTERACTIVE
            | CLIENT_TRANSACTIONS
            | CLIENT_SECURE_CONNECTION
            | CLIENT_MULTI_STATEMENTS
            | CLIENT_MULTI_RESULTS
            | CLIENT_PS_MULTI_RESULTS
            | CLIENT_PLUGIN_AUTH
            | CLIENT_CONNECT_ATTRS
            | CLIENT_PLUGIN_AUTH_LENENC_CLIENT_DATA
            | CLIENT_CAN_HANDLE_EXPIRED_PASSWORDS
            | CLIENT_SESSION_TRACK
            | CLIENT_DEPRECATE_EOF
            | CLIENT_MULTI_FACTOR_AUTHENTICATION
            | MARIADB_CLIENT_EXTENDED_METADATA
            | MARIADB_CLIENT_CACHE_METADATA;

    /** Those that the login needs. */
    private static final long NEEDED = CLIENT_PROTOCOL_41 | CLIENT_SECURE_CONNECTION | CLIENT_PLUGIN_AUTH;

    private CapabilityChecks() {}

    static void check(OptionValues o) {
        long added = o.addedCapabilities;
        long removed = o.removedCapabilities;
        require(
                ((added | removed) & CLIENT_SSL) == 0,
                "capabilities cannot add or remove CLIENT_SSL: sslMode decides whether TLS is used");
        require(
                (added & CLIENT_LOCAL_FILES) == 0,
                "capabilities cannot add CLIENT_LOCAL_FILES: the server could ask for any file of this machine");
        require(
                (added & (CLIENT_COMPRESS | CLIENT_ZSTD_COMPRESSION_ALGORITHM)) == 0,
                "capabilities cannot add compression: the option compression names the algorithms");
        require(
                (added & ~SUPPORTED) == 0,
                "capabilities cannot add " + hex(added & ~SUPPORTED) + ": this client does not support it");
        require(
                (removed & NEEDED) == 0,
                "capabilities cannot remove " + hex(removed & NEEDED) + ": the login needs it");
        require((added & removed) == 0, "capabilities cannot both add and remove " + hex(added & removed));
        require(
                !o.allowExpiredPassword || (removed & CLIENT_CAN_HANDLE_EXPIRED_PASSWORDS) == 0,
                "allowExpiredPassword(true) contradicts capabilities, which remove CLIENT_CAN_HANDLE_EXPIRED_PASSWORDS");
        require(
                !o.trackGtids || (removed & CLIENT_SESSION_TRACK) == 0,
                "trackGtids(true) contradicts capabilities, which remove CLIENT_SESSION_TRACK");
        require(
                !o.foundRows || (removed & CLIENT_FOUND_ROWS) == 0,
                "foundRows(true) contradicts capabilities, which remove CLIENT_FOUND_ROWS");
        require(
                !o.allowMultiStatements || (removed & CLIENT_MULTI_STATEMENTS) == 0,
                "allowMultiStatements(true) contradicts capabilities, which remove CLIENT_MULTI_STATEMENTS");
    }

    private static String hex(long flags) {
        return "0x" + Long.toHexString(flags);
    }
}
