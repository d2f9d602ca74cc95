/** Reads what users stream to the server, a few chunks ahead of the sending. */
@NullMarked
package io.aiomysql.internal.upload;

import org.jspecify.annotations.NullMarked;
