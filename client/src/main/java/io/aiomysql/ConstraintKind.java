package io.aiomysql;

/** Which kind of constraint a statement violated. */
public enum ConstraintKind {
    /** A primary or unique key. */
    UNIQUE,
    /** A foreign key, from either side. */
    FOREIGN_KEY,
    /** NOT NULL. */
    NOT_NULL,
    /** CHECK. */
    CHECK
}
