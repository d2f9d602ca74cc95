package io.aiomysql;

/** The kind of constraint that a statement violated. */
public enum ConstraintKind {
    /** A primary or unique key. */
    UNIQUE,
    /** A foreign key: the parent row is missing, or child rows refer to the row. */
    FOREIGN_KEY,
    /** NOT NULL. */
    NOT_NULL,
    /** CHECK. */
    CHECK
}
