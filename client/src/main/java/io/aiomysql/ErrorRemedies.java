package io.aiomysql;

import io.aiomysql.protocol.ErrorCode;

/** The advice at the end of the message of errors whose number alone tells what to do. */
final class ErrorRemedies {

    private ErrorRemedies() {}

    /** Returns the advice, or the empty text. */
    static String of(int code) {
        return switch (code) {
            case ErrorCode.ER_CON_COUNT_ERROR ->
                "all clients together have as many connections open as the server's max_connections: close those that are"
                        + " not needed, or raise it";
            case ErrorCode.ER_MAX_PREPARED_STMT_COUNT_REACHED ->
                "all connections together have prepared as many statements as the server allows: keep fewer with"
                        + " statementCacheSize, close those you prepared, or raise the server's max_prepared_stmt_count";
            case ErrorCode.ER_NET_PACKET_TOO_LARGE ->
                "the statement is larger than the server's max_allowed_packet, and the server closes the connection: raise"
                        + " max_allowed_packet, or send large values as streams";
            case ErrorCode.ER_PS_MANY_PARAM ->
                "a statement with values can have 65,535: split it, or use statementMode(TEXT)";
            case ErrorCode.ER_NEED_REPREPARE ->
                "its tables are changed too often, or it has more views than the server's table_definition_cache holds";
            case ErrorCode.ER_INVALID_JSON_CHARSET, ErrorCode.ER_INVALID_JSON_CHARSET_IN_FUNCTION ->
                "JSON is text and not bytes: send a String or a Reader instead of a byte[] or an InputStream";
            case ErrorCode.ER_IMPOSSIBLE_STRING_CONVERSION ->
                "the column's character set lacks a character of the value; utf8mb4 has them all";
            case ErrorCode.ER_CANT_AGGREGATE_2COLLATIONS,
                    ErrorCode.ER_CANT_AGGREGATE_3COLLATIONS,
                    ErrorCode.ER_CANT_AGGREGATE_NCOLLATIONS ->
                "write COLLATE behind one of them; the option collation sets that of values";
            case ErrorCode.ER_UNKNOWN_TIME_ZONE ->
                "servers know zones by name only when their tables are filled (mysql_tzinfo_to_sql); an offset, such as"
                        + " +02:00, always works";
            case ErrorCode.ER_SECURE_TRANSPORT_REQUIRED ->
                "the server requires TLS: set sslMode to REQUIRED or stricter";
            case ErrorCode.ER_MUST_CHANGE_PASSWORD, ErrorCode.ER_MUST_CHANGE_PASSWORD_LOGIN ->
                "set a new one: by ALTER USER as an administrator, or by SET PASSWORD in a session that"
                        + " allowExpiredPassword(true) opens";
            default -> "";
        };
    }
}
