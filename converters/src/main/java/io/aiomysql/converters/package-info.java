/** Conversions between Java values and column values. */
@NullMarked
package io.aiomysql.converters;

import org.jspecify.annotations.NullMarked;
