/** Packets in a stream of bytes: headers, sequence ids, payloads beyond 16 MiB, and the fields within a payload. */
@NullMarked
package io.aiomysql.protocol.framing;

import org.jspecify.annotations.NullMarked;
