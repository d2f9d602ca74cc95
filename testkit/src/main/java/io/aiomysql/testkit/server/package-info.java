/**
 * Real servers for tests: one MySQL and one MariaDB per JVM, found or brought up without anything installed.
 *
 * <p>{@link io.aiomysql.testkit.server.TestServers} is the way in; {@link io.aiomysql.testkit.server.EmbeddedMariaDb} starts
 * a server of its own from the class path, with neither Docker nor apt nor a test framework.
 */
@NullMarked
package io.aiomysql.testkit.server;

import org.jspecify.annotations.NullMarked;
