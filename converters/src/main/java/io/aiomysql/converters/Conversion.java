package io.aiomysql.converters;

/** Reads a column's cells as one Java type. */
@FunctionalInterface
interface Conversion {

    Object decode(byte[] source, int offset, int length);
}
