package io.aiomysql;

import io.aiomysql.internal.statement.StatementRunner;

/** What no class of the API may do: go in by another way than its two doors. */
record ForbiddenDoor(StatementRunner runner) {}
