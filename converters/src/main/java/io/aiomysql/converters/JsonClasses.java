package io.aiomysql.converters;

import java.nio.ByteBuffer;

/** What the classes that JSON is read as and written from mean. */
final class JsonClasses {

    private JsonClasses() {}

    /** Says whether a class means the JSON text itself. */
    static boolean areReadAsText(Class<?> type) {
        return type == String.class || type == byte[].class || type == ByteBuffer.class;
    }

    /** Says whether JSON is the only form that the class has in the database. */
    static boolean haveNoOtherForm(Class<?> type) {
        String module = type.getModule().getName();
        boolean jdk = module != null && (module.startsWith("java.") || module.startsWith("jdk."));
        return !jdk && !type.isArray() && !Enum.class.isAssignableFrom(type) && type != Geometry.class;
    }
}
