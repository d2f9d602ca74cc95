/**
 * An asynchronous MySQL and MariaDB client: {@link io.aiomysql.MySqlConnection#connect} opens a connection, which runs
 * statements in the order of submission, with any number of them in flight.
 */
@NullMarked
package io.aiomysql;

import org.jspecify.annotations.NullMarked;
