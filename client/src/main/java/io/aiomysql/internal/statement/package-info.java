/** Runs statements: as text or prepared, and keeps what the server has prepared. */
@NullMarked
package io.aiomysql.internal.statement;

import org.jspecify.annotations.NullMarked;
