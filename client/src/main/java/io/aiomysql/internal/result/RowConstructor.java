package io.aiomysql.internal.result;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/**
 * The constructor that makes objects from rows: the canonical one of a record, or the only public one of a class.
 *
 * @param names the names of its parameters, in order
 */
record RowConstructor<T>(Constructor<T> constructor, List<String> names) {

    /** What a method handle of a constructor takes: the JVM's 255, less the handle and the new object. */
    private static final int MAX_SLOTS = 253;

    /**
     * Finds the constructor.
     *
     * @throws IllegalArgumentException if the class has none that fits; the message names the remedy
     */
    static <T> RowConstructor<T> of(Class<T> type) {
        RowConstructor<T> found = type.isRecord() ? ofRecord(type) : ofClass(type);
        if (found.names().isEmpty()) {
            throw refusal(type, "its constructor has no parameters");
        }
        if (found.slots() > MAX_SLOTS) {
            throw refusal(type, "its constructor takes more than 253 values, where a long and a double count twice");
        }
        return found;
    }

    private static <T> RowConstructor<T> ofRecord(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return new RowConstructor<>(
                    type.getDeclaredConstructor(types),
                    Arrays.stream(components).map(RecordComponent::getName).toList());
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getTypeName() + " has no canonical constructor", e);
        }
    }

    @SuppressWarnings("unchecked") // getConstructors gives those of its own class
    private static <T> RowConstructor<T> ofClass(Class<T> type) {
        if (type.isPrimitive() || type.isArray() || type.isEnum() || isOfJdk(type)) {
            throw refusal(type, "nothing reads the columns as one");
        }
        boolean inner = type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers());
        if (Modifier.isAbstract(type.getModifiers()) || inner) {
            throw refusal(type, "it is abstract, or a nested class that is not static");
        }
        Constructor<?>[] constructors = type.getConstructors();
        if (constructors.length != 1) {
            throw refusal(type, "it has " + constructors.length + " public constructors");
        }
        Parameter[] parameters = constructors[0].getParameters();
        if (!Arrays.stream(parameters).allMatch(Parameter::isNamePresent)) {
            throw refusal(
                    type, "the parameter names of its constructor are not compiled in: compile it with -parameters");
        }
        return new RowConstructor<>(
                (Constructor<T>) constructors[0],
                Arrays.stream(parameters).map(Parameter::getName).toList());
    }

    private static boolean isOfJdk(Class<?> type) {
        String module = type.getModule().getName();
        return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
    }

    Class<T> type() {
        return constructor.getDeclaringClass();
    }

    Class<?> parameterType(int parameter) {
        return constructor.getParameterTypes()[parameter];
    }

    private int slots() {
        return Arrays.stream(constructor.getParameterTypes())
                .mapToInt(type -> type == long.class || type == double.class ? 2 : 1)
                .sum();
    }

    ElementTypes elementTypes(int parameter) {
        Type[] types = constructor.getGenericParameterTypes();
        return ElementTypes.of(types.length == names.size() ? types[parameter] : parameterType(parameter));
    }

    /**
     * Returns the constructor as a handle that takes an array of its arguments.
     *
     * @throws IllegalArgumentException if the class is not accessible; the message names the remedy
     */
    MethodHandle handle() {
        if (!constructor.trySetAccessible()) {
            throw new IllegalArgumentException(type().getTypeName() + " is not accessible: " + remedy());
        }
        try {
            return MethodHandles.publicLookup()
                    .unreflectConstructor(constructor)
                    .asSpreader(Object[].class, names.size())
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(type().getTypeName() + " is not accessible: " + remedy(), e);
        }
    }

    private String remedy() {
        String client = RowConstructor.class.getModule().getName();
        return "write 'opens " + type().getPackageName() + (client == null ? "" : " to " + client)
                + ";' in the declaration of module " + type().getModule().getName()
                + ", or make it public in an exported package";
    }

    private static IllegalArgumentException refusal(Class<?> type, String reason) {
        return new IllegalArgumentException("a row cannot become " + type.getTypeName() + ": " + reason
                + "; it can become a record, a class with one public constructor, or, if it has one column, any type that"
                + " the column can be read as");
    }
}
