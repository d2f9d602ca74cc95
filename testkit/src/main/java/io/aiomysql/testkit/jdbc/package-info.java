/** What JDBC drivers make of a server's answers, to be compared with. */
@NullMarked
package io.aiomysql.testkit.jdbc;

import org.jspecify.annotations.NullMarked;
