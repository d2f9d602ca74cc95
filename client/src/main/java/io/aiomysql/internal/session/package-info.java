/** The order of commands on one connection, what leaves together, and the state of the session. */
@NullMarked
package io.aiomysql.internal.session;

import org.jspecify.annotations.NullMarked;
