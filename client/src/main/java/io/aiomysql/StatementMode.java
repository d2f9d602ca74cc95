package io.aiomysql;

/** How statements with parameters are run. Statements without parameters are always sent as they are. */
public enum StatementMode {
    /**
     * As prepared statements: SQL and values are sent separately, and rows arrive in the binary protocol. A statement that
     * is run again is not prepared again.
     */
    BINARY,
    /**
     * As SQL with the values written into it as literals. This saves a round trip for a statement that is run only once, and
     * works with proxies that do not support prepared statements.
     */
    TEXT
}
