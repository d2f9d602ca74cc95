/** The connection that users have. Decides what each of its methods sends, and how it is closed. */
@NullMarked
package io.aiomysql.internal.connection;

import org.jspecify.annotations.NullMarked;
