/** The storage of rows: parts of the chunks that they arrived in, and the position of each cell. */
@NullMarked
package io.aiomysql.protocol.row;

import org.jspecify.annotations.NullMarked;
