/** Opens connections: the transport, the login, the set-up of the session, and the one deadline for all of them. */
@NullMarked
package io.aiomysql.internal.open;

import org.jspecify.annotations.NullMarked;
