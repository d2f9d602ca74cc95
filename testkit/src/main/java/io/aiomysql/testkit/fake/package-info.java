/**
 * A scripted server, for what a real server will not do: malformed packets, cuts, silence.
 *
 * <p>Packets are built and read here without a line of the client's codec, so that an error in one does not hide an error in
 * the other.
 */
@NullMarked
package io.aiomysql.testkit.fake;

import org.jspecify.annotations.NullMarked;
