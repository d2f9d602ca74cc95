/** The connection phase as a machine: packets in, actions out. */
@NullMarked
package io.aiomysql.protocol.login;

import org.jspecify.annotations.NullMarked;
