/** What the client knows of SQL: where placeholders are, and how values take their place. */
@NullMarked
package io.aiomysql.internal.sql;

import org.jspecify.annotations.NullMarked;
