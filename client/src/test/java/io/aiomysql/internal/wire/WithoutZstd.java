package io.aiomysql.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Loads a class once more, in an application that has no zstd-jni. */
final class WithoutZstd extends ClassLoader {

    private final Class<?> again;

    WithoutZstd(Class<?> again) {
        super(again.getClassLoader());
        this.again = again;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("com.github.luben.")) {
            throw new ClassNotFoundException(name);
        }
        if (!name.equals(again.getName())) {
            return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : define(name);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = Objects.requireNonNull(again.getResourceAsStream(again.getSimpleName() + ".class"))) {
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
