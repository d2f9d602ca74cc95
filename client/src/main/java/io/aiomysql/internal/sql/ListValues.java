package io.aiomysql.internal.sql;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values for {@code IN (?)}: a collection or an array of them. */
final class ListValues {

    private ListValues() {}

    /** Says whether a value stands for several. Bytes, a VECTOR and characters are one value or none. */
    static boolean isList(@Nullable Object value) {
        if (value instanceof Collection) {
            return true;
        }
        return value != null
                && value.getClass().isArray()
                && !(value instanceof byte[] || value instanceof float[] || value instanceof char[]);
    }

    /** Gives the single values, of which there is at least one. */
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
            throw new IllegalArgumentException("an empty collection has no place in IN (?): SQL has no empty list,"
                    + " and nothing else means the same for IN and NOT IN; leave the condition out, or the statement");
        }
        for (Object value : values) {
            if (isList(value)) {
                throw new IllegalArgumentException("a collection for IN (?) must not have collections in it");
            }
        }
        return values;
    }
}
