/** Where rows are kept: slices of the chunks they arrived in, plus the position of each cell. */
@NullMarked
package io.aiomysql.protocol.row;

import org.jspecify.annotations.NullMarked;
