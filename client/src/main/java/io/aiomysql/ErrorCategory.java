package io.aiomysql;

/**
 * The kind of an error that the server reported: the classes of PEP 249. Some error numbers have a category of their own;
 * otherwise the class of the SQLSTATE decides.
 *
 * @see <a href="https://peps.python.org/pep-0249/#exceptions">PEP 249: exceptions</a>
 */
public enum ErrorCategory {
    /** A value was out of range, too long, or of the wrong type. */
    DATA,
    /** A constraint was violated. */
    INTEGRITY,
    /** The statement is wrong: syntax, an unknown table or column, a wrong number of values. */
    PROGRAMMING,
    /**
     * The server could not run the statement, or was not permitted to: connections, locks, permissions, resources, limits.
     */
    OPERATIONAL,
    /** The server does not support the feature. */
    NOT_SUPPORTED,
    /** An internal error of the server. */
    INTERNAL
}
