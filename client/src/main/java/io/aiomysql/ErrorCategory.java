package io.aiomysql;

/**
 * What kind of error the server reported: the classes of PEP 249, decided by the class of the SQLSTATE where no error number
 * says otherwise.
 *
 * @see <a href="https://peps.python.org/pep-0249/#exceptions">PEP 249: exceptions</a>
 */
public enum ErrorCategory {
    /** A value was out of range, too long, or not of the type. */
    DATA,
    /** A constraint was violated. */
    INTEGRITY,
    /** The statement is wrong: syntax, an unknown table or column, a wrong number of values. */
    PROGRAMMING,
    /** The server cannot at the moment, or may not: connections, locks, permissions, resources, limits. */
    OPERATIONAL,
    /** The server does not have the feature. */
    NOT_SUPPORTED,
    /** The server failed inside. */
    INTERNAL
}
