package io.aiomysql.internal.sql;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the exceptions for values that do not fit their SQL; each says what is wrong, and how to write it. */
final class MisfitValues {

    private static final String BY_NAME = "Query.of(sql).bind(";

    private MisfitValues() {}

    /** Values in order, for a statement with {@code :name}. */
    static IllegalArgumentException withoutNames(ParsedSql parsed, @Nullable Object[] values) {
        String remedy = values.length == 1 && values[0] instanceof Map
                ? "map), where the map is declared as Map<String, ...>"
                : "name, value)";
        return new IllegalArgumentException(takes(parsed) + ": bind each value by its name with " + BY_NAME + remedy);
    }

    /** Values by name, for a statement with {@code ?}. */
    static IllegalArgumentException withNames(ParsedSql parsed, Map<String, ?> values) {
        return values.isEmpty()
                ? ofCount(parsed, new Object[0])
                : new IllegalArgumentException(
                        takes(parsed)
                                + ", but got values with names: write :name in the SQL, or pass the values without names, in order");
    }

    /** Too few values, or too many, for a statement with {@code ?} or without placeholders. */
    static IllegalArgumentException ofCount(ParsedSql parsed, @Nullable Object[] values) {
        return new IllegalArgumentException(
                takes(parsed) + ", but got " + count(values.length) + remedy(parsed, values));
    }

    private static String remedy(ParsedSql parsed, @Nullable Object[] values) {
        Class<?> array = values.getClass();
        if (array != Object[].class) {
            return ", the elements of " + array.getSimpleName()
                    + ": to pass an array as one value, such as for IN (?), pass List.of(array) or (Object) array";
        }
        if (values.length > parsed.placeholderCount() && hasList(parsed)) {
            return ": pass all values of one IN (?) together, in a List";
        }
        Object only = values.length == 1 ? values[0] : null;
        if (only instanceof Map) {
            return ", a Map: pass the values one by one in their order, or write :name in the SQL and pass " + BY_NAME
                    + "map)";
        }
        if (only instanceof Collection) {
            return ", a collection: pass the values one by one in their order, or collection.toArray()";
        }
        return "";
    }

    private static boolean hasList(ParsedSql parsed) {
        for (int i = 0; i < parsed.placeholderCount(); i++) {
            if (parsed.isAloneInList(i)) {
                return true;
            }
        }
        return false;
    }

    private static String takes(ParsedSql parsed) {
        return parsed.placeholderCount() == 0
                ? "the statement has no placeholder"
                : "the statement takes " + count(parsed.placeholderCount())
                        + (parsed.isNamed() ? " for :name" : " for ?");
    }

    private static String count(int values) {
        return values + (values == 1 ? " value" : " values");
    }
}
