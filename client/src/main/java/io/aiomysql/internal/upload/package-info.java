/** Streams that are parameters. Decides on which thread they are read, and how far ahead of the sending. */
@NullMarked
package io.aiomysql.internal.upload;

import org.jspecify.annotations.NullMarked;
