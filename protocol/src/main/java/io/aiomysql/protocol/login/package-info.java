/** The connection phase as a state machine, which takes packets and returns actions. */
@NullMarked
package io.aiomysql.protocol.login;

import org.jspecify.annotations.NullMarked;
