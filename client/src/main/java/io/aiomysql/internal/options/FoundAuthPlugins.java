package io.aiomysql.internal.options;

import io.aiomysql.protocol.spi.AuthPlugin;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The authentication plugins that ServiceLoader finds, looked up once in a JVM.
 *
 * @param plugins in the order in which they were found
 * @param failure why there are none; null if nothing failed
 */
record FoundAuthPlugins(List<AuthPlugin> plugins, @Nullable ServiceConfigurationError failure) {

    private static final FoundAuthPlugins IN_THIS_JVM = find();

    /** Returns them; fails each time if one of them cannot be made. */
    static List<AuthPlugin> all() {
        ServiceConfigurationError failure = IN_THIS_JVM.failure();
        if (failure != null) {
            throw failure;
        }
        return IN_THIS_JVM.plugins();
    }

    private static FoundAuthPlugins find() {
        try {
            return new FoundAuthPlugins(
                    ServiceLoader.load(AuthPlugin.class, FoundAuthPlugins.class.getClassLoader()).stream()
                            .map(ServiceLoader.Provider::get)
                            .toList(),
                    null);
        } catch (ServiceConfigurationError e) {
            return new FoundAuthPlugins(List.of(), e);
        }
    }
}
