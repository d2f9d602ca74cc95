/** The connection that users hold: turns their calls into commands of the rooms below. */
@NullMarked
package io.aiomysql.internal.connection;

import org.jspecify.annotations.NullMarked;
