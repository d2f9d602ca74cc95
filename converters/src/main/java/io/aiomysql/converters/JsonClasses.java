package io.aiomysql.converters;

import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.util.List;

/** Decides which classes are read from JSON and written as JSON. */
final class JsonClasses {

    /** Their subclasses can be parameters without a converter. */
    private static final List<Class<?>> HAVE_OTHER_FORMS =
            List.of(Enum.class, CharSequence.class, InputStream.class, Reader.class, Geometry.class);

    private JsonClasses() {}

    /** Says whether a class stands for the JSON text itself. */
    static boolean areReadAsText(Class<?> type) {
        return type == String.class || type == byte[].class || type == ByteBuffer.class;
    }

    /** Says whether JSON is the only form that the class has in the database. */
    static boolean haveNoOtherForm(Class<?> type) {
        String module = type.getModule().getName();
        boolean jdk = module != null && (module.startsWith("java.") || module.startsWith("jdk."));
        return !jdk && !type.isArray() && HAVE_OTHER_FORMS.stream().noneMatch(above -> above.isAssignableFrom(type));
    }
}
