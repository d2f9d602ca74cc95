package io.aiomysql.differential;

/** What a program changes between its statements. */
public enum Theme {
    /** The classes of the parameters, and nothing of the session. */
    KINDS,
    /** The selected database. */
    DATABASE,
    /** Character sets and collations. */
    CHARSET,
    /** sql_mode. */
    MODE,
    /** The session's other variables, the time zone among them. */
    VARIABLES,
    /** User variables and their types. */
    USER_VARIABLES,
    /** Tables, temporary ones too, views and routines. */
    DEFINITIONS,
    /** Whatever routines, triggers and several statements in one change before they succeed or fail. */
    ROUTINES,
    /** Transactions, locks, resets. */
    TRANSACTIONS,
    /** Counts of the statement before, and what other statements do to them. */
    COUNTS,
    /** All of them. */
    ALL;

    /** Says whether tables and routines are not what they were when a program has ended. */
    boolean changesDefinitions() {
        return this == DEFINITIONS || this == ALL;
    }
}
