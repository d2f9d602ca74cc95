package io.aiomysql.internal.sql;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values for {@code IN (?)}: a collection or an array of them. */
final class ListValues {

    private ListValues() {}

    /**
     * Says whether a value stands for several: a collection or an array, except arrays of bytes, floats (a VECTOR) and
     * characters.
     */
    static boolean isList(@Nullable Object value) {
        if (value instanceof Collection) {
            return true;
        }
        return value != null
                && value.getClass().isArray()
                && !(value instanceof byte[] || value instanceof float[] || value instanceof char[]);
    }

    /** Returns the single values, at least one. */
    static List<@Nullable Object> of(Object list) {
        List<@Nullable Object> values = new ArrayList<>();
        if (list instanceof Collection<?> collection) {
            values.addAll(collection);
        } else {
            for (int i = 0; i < Array.getLength(list); i++) {
                values.add(Array.get(list, i));
            }
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException(
                    "an empty collection cannot be the value of IN (?): SQL has no empty list, and no"
                            + " other value is right for both IN and NOT IN; leave out the condition, or do not run the statement");
        }
        for (Object value : values) {
            if (isList(value)) {
                throw new IllegalArgumentException("a collection for IN (?) must not contain collections");
            }
        }
        return values;
    }
}
