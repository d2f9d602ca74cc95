package io.aiomysql.internal.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a statement in the form in which they were given. */
final class GivenValues {

    private GivenValues() {}

    /** Copies the values of an array, a list or a map; null, which Java passes for a literal null, is one NULL. */
    static List<@Nullable Object> of(@Nullable Object given) {
        if (given instanceof @Nullable Object[] array) {
            return copy(Arrays.asList(array));
        }
        if (given instanceof Map<?, ?> named) {
            return copy(named.values());
        }
        return given instanceof List<?> list ? copy(list) : Collections.singletonList(null);
    }

    private static List<@Nullable Object> copy(Collection<?> values) {
        return Collections.unmodifiableList(new ArrayList<@Nullable Object>(values));
    }
}
