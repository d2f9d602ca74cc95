/** What the client knows about SQL. Decides where placeholders are, and how values take their place. */
@NullMarked
package io.aiomysql.internal.sql;

import org.jspecify.annotations.NullMarked;
