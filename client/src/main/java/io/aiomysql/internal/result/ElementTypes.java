package io.aiomysql.internal.result;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a component's declaration says of the elements of a collection or map. Converters know the class alone, as List for {@code
 * List<Item>}, so what they made is looked at: the wrong elements would fail far from here, or never.
 *
 * @param types of the elements, or of keys and values; none where there is nothing to check
 */
record ElementTypes(List<Class<?>> types) {

    private static final ElementTypes ANY = new ElementTypes(List.of());

    static ElementTypes of(Type declared) {
        if (!(declared instanceof ParameterizedType generic)
                || !(generic.getRawType() instanceof Class<?> raw)
                || !raw.getPackageName().equals("java.util")) {
            return ANY;
        }
        List<Class<?>> types = Arrays.stream(generic.getActualTypeArguments())
                .<Class<?>>map(ElementTypes::classOf)
                .toList();
        return types.stream().allMatch(Object.class::equals) ? ANY : new ElementTypes(types);
    }

    private static Class<?> classOf(Type type) {
        if (type instanceof Class<?> known) {
            return known;
        }
        if (type instanceof ParameterizedType generic) {
            return classOf(generic.getRawType());
        }
        return type instanceof WildcardType wildcard ? classOf(wildcard.getUpperBounds()[0]) : Object.class;
    }

    /** Finds an element of another class than the declaration says; null where there is none. */
    @Nullable
    Misfit misfitIn(@Nullable Object value) {
        if (types.size() == 1 && value instanceof Collection<?> collection) {
            return misfit(collection.stream(), types.get(0));
        }
        if (types.size() == 2 && value instanceof Map<?, ?> map) {
            Misfit key = misfit(map.keySet().stream(), types.get(0));
            return key != null ? key : misfit(map.values().stream(), types.get(1));
        }
        return null;
    }

    private static @Nullable Misfit misfit(Stream<?> elements, Class<?> type) {
        return elements.filter(element -> element != null && !type.isInstance(element))
                .findFirst()
                .map(element -> new Misfit(type, element.getClass()))
                .orElse(null);
    }

    /** An element that is of another class than the declaration says. */
    record Misfit(Class<?> wanted, Class<?> found) {}
}
