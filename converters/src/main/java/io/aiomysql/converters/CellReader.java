package io.aiomysql.converters;

import org.jspecify.annotations.Nullable;

/** Reads a column's cells as one Java type, by whatever was resolved for it. */
@FunctionalInterface
interface CellReader {

    @Nullable
    Object read(byte[] source, int offset, int length);
}
