/** Cursors and prepared statements, as users hold them. */
@NullMarked
package io.aiomysql.internal.cursor;

import org.jspecify.annotations.NullMarked;
