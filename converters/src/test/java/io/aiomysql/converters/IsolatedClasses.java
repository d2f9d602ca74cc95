package io.aiomysql.converters;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Predicate;

/** Loads some classes anew, as if they were on a path of their own, hides others, and names a provider of a service. */
final class IsolatedClasses extends ClassLoader {

    private final Predicate<String> own;
    private final Predicate<String> hidden;
    private final Path services;

    IsolatedClasses(Predicate<String> own, Predicate<String> hidden, Path services) {
        super(IsolatedClasses.class.getClassLoader());
        this.own = own;
        this.hidden = hidden;
        this.services = services;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (hidden.test(name)) {
            throw new ClassNotFoundException(name);
        }
        if (!own.test(name)) {
            return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : define(name);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        String file = "/" + name.replace('.', '/') + ".class";
        try (InputStream in = IsolatedClasses.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] code = in.readAllBytes();
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        Path file = services.resolve(name);
        return Files.exists(file) ? Collections.enumeration(List.of(url(file))) : super.getResources(name);
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }
}
