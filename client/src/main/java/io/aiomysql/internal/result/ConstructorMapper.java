package io.aiomysql.internal.result;

import io.aiomysql.MySqlConversionException;
import io.aiomysql.Row;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** Makes objects by calling their constructor with the values of the columns that its parameters are named after. */
final class ConstructorMapper<T> implements RowMapper<T> {

    private final Class<T> type;
    private final MethodHandle constructor;
    private final Argument[] arguments;

    private record Argument(String name, Class<?> type, ElementTypes elements, int column) {}

    private ConstructorMapper(Class<T> type, MethodHandle constructor, Argument[] arguments) {
        this.type = type;
        this.constructor = constructor;
        this.arguments = arguments;
    }

    /**
     * Finds the column of each parameter.
     *
     * @throws IllegalArgumentException if a parameter has no column, or several; or if the constructor is not accessible
     */
    static <T> ConstructorMapper<T> of(RowConstructor<T> constructor, ColumnNames columns) {
        Argument[] arguments = new Argument[constructor.names().size()];
        for (int i = 0; i < arguments.length; i++) {
            String name = constructor.names().get(i);
            Integer column = columns.findLoosely(name);
            if (column == null || column == ColumnNames.AMBIGUOUS) {
                throw new IllegalArgumentException((column == null ? "no column fits" : "several columns fit")
                        + " the component '" + name + "' of "
                        + constructor.type().getTypeName()
                        + ": give one column this name in the statement; the columns are " + columns.all());
            }
            arguments[i] = new Argument(name, constructor.parameterType(i), constructor.elementTypes(i), column);
        }
        return new ConstructorMapper<>(constructor.type(), constructor.handle(), arguments);
    }

    @Override
    public T map(Row row) {
        @Nullable Object[] values = new @Nullable Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(row, arguments[i]);
        }
        return create(values);
    }

    private @Nullable Object read(Row row, Argument argument) {
        Object value;
        try {
            value = row.get(argument.column(), argument.type());
        } catch (MySqlConversionException e) {
            throw new MySqlConversionException(describe(argument) + ": " + e.getMessage(), e);
        }
        if (value == null && argument.type().isPrimitive()) {
            throw new MySqlConversionException(
                    describe(argument) + " is a primitive, but column " + argument.column()
                            + " is NULL: declare it with the wrapper class, such as Integer for int",
                    null);
        }
        ElementTypes.Misfit misfit = argument.elements().misfitIn(value);
        if (misfit != null) {
            throw new MySqlConversionException(
                    describe(argument) + " is declared with elements of "
                            + misfit.wanted().getTypeName() + ", and its converter made "
                            + misfit.found().getTypeName()
                            + ": converters know the class of a component and not that of its elements; give it a class of"
                            + " its own that has a converter, or for JSON an array",
                    null);
        }
        return value;
    }

    private T create(@Nullable Object[] values) {
        Object made;
        try {
            made = (Object) constructor.invokeExact(values);
        } catch (Throwable e) {
            // Its message may quote values: it is in the cause only.
            throw new MySqlConversionException(
                    "the constructor of " + type.getTypeName() + " failed; what it threw is the cause", e);
        }
        return type.cast(made);
    }

    private String describe(Argument argument) {
        return "component '" + argument.name() + "' of " + type.getTypeName();
    }
}
