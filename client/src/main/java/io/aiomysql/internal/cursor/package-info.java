/**
 * Cursors and prepared statements of users. Decides how rows are returned and fetched ahead, and how long a statement is
 * held.
 */
@NullMarked
package io.aiomysql.internal.cursor;

import org.jspecify.annotations.NullMarked;
