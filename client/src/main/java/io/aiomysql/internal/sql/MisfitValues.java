package io.aiomysql.internal.sql;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to tell those whose values do not fit their SQL: what is wrong, and how it is written. */
final class MisfitValues {

    private static final String BY_NAME = "Query.of(sql).bind(";

    private MisfitValues() {}

    /** Values in order, for a statement with {@code :name}. */
    static IllegalArgumentException withoutNames(ParsedSql parsed, @Nullable Object[] values) {
        String remedy = values.length == 1 && values[0] instanceof Map
                ? "map), where the map is declared as Map<String, ...>"
                : "name, value)";
        return new IllegalArgumentException(takes(parsed) + ": give each value by its name, as " + BY_NAME + remedy);
    }

    /** Values by name, for a statement with {@code ?}. */
    static IllegalArgumentException withNames(ParsedSql parsed, Map<String, ?> values) {
        return values.isEmpty()
                ? ofCount(parsed, new Object[0])
                : new IllegalArgumentException(
                        takes(parsed)
                                + ", and got values with names: write :name in the SQL, or give the values alone, in their order");
    }

    /** Too few values, or too many, for a statement with {@code ?} or without placeholders. */
    static IllegalArgumentException ofCount(ParsedSql parsed, @Nullable Object[] values) {
        return new IllegalArgumentException(
                takes(parsed) + ", and got " + count(values.length) + remedy(parsed, values));
    }

    private static String remedy(ParsedSql parsed, @Nullable Object[] values) {
        Class<?> array = values.getClass();
        if (array != Object[].class) {
            return ", the elements of " + array.getSimpleName()
                    + ": to give an array as one value, as for IN (?), give List.of(array) or (Object) array";
        }
        if (values.length > parsed.placeholderCount() && hasList(parsed)) {
            return ": all values of an IN (?) are given as one, in a List";
        }
        Object only = values.length == 1 ? values[0] : null;
        if (only instanceof Map) {
            return ", a Map: give the values one by one in their order, or write :name in the SQL and give " + BY_NAME
                    + "map)";
        }
        if (only instanceof Collection) {
            return ", a collection: give the values one by one in their order, or collection.toArray()";
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
