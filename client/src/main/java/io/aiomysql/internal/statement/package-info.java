/** Runs statements. Decides whether they are sent as text or prepared, and when they are kept, closed and run again. */
@NullMarked
package io.aiomysql.internal.statement;

import org.jspecify.annotations.NullMarked;
