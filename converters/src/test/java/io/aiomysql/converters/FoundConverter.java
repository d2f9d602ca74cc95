package io.aiomysql.converters;

/** A converter that ServiceLoader finds in {@link DiscoveryTest}. Public for that. */
public final class FoundConverter implements Converter<StringBuilder> {

    /** Called by ServiceLoader. */
    public FoundConverter() {}

    @Override
    public Class<StringBuilder> javaType() {
        return StringBuilder.class;
    }

    @Override
    public StringBuilder read(Cell cell) {
        return new StringBuilder("found");
    }
}
