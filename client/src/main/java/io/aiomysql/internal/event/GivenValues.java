package io.aiomysql.internal.event;

import io.aiomysql.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a statement in the form in which they were given. */
final class GivenValues {

    private GivenValues() {}

    /** Copies the values of an array, a list or a {@link Query}, which may be the only element; null is one NULL. */
    static List<@Nullable Object> of(@Nullable Object given) {
        if (given instanceof Query query) {
            return query.values();
        }
        if (given instanceof @Nullable Object[] array) {
            return array.length == 1 && array[0] instanceof Query query ? query.values() : copy(Arrays.asList(array));
        }
        return given instanceof List<?> list ? copy(list) : Collections.singletonList(null);
    }

    private static List<@Nullable Object> copy(List<?> values) {
        return Collections.unmodifiableList(new ArrayList<@Nullable Object>(values));
    }
}
