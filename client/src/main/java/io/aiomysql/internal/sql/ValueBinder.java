package io.aiomysql.internal.sql;

import io.aiomysql.converters.parameter.BoundParameter;
import org.jspecify.annotations.Nullable;

/** Makes a parameter of one value. */
@FunctionalInterface
public interface ValueBinder {

    /**
     * Makes a parameter.
     *
     * @param value the value, never a collection for IN (?)
     * @return the parameter
     * @throws IllegalArgumentException if there is none for this value
     */
    BoundParameter bind(@Nullable Object value);
}
