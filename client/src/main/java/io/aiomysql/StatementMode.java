package io.aiomysql;

/** How statements with parameters are run. Those without are always run as they are. */
public enum StatementMode {
    /**
     * As prepared statements: the server gets SQL and values apart, and rows come in the binary protocol. A statement that is
     * run again is not prepared again.
     */
    BINARY,
    /**
     * As SQL with the values written into it: a round trip less for a statement that is run once, and for proxies that cannot
     * prepare.
     */
    TEXT
}
