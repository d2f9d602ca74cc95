/** What every transport must do: {@link io.aiomysql.testkit.transport.TransportContract} and the peers it is tried on. */
@NullMarked
package io.aiomysql.testkit.transport;

import org.jspecify.annotations.NullMarked;
