/**
 * An asynchronous MySQL and MariaDB client: {@link io.aiomysql.MySqlConnection#connect} opens a connection, which runs any
 * number of statements at once, in order.
 */
@NullMarked
package io.aiomysql;

import org.jspecify.annotations.NullMarked;
