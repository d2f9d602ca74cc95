package io.aiomysql.internal.options;

import static io.aiomysql.internal.options.OptionChecks.require;

import io.aiomysql.auth.AuthPlugins;
import io.aiomysql.protocol.spi.AuthPlugin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The authentication plugins that a login may use. Of those with the same name, the user's own counts before one that ServiceLoader finds,
 * and that before the built-in one.
 *
 * <pre>
 *   authPlugins set ──► those that it names, in its order
 *   else            ──► all, but of the built-in ones that can only send the password itself none that authPlugin does not name
 * </pre>
 */
final class PermittedPlugins {

    private PermittedPlugins() {}

    /** Returns those that may be used, the preferred one first. */
    static List<AuthPlugin> of(OptionValues o) {
        Map<String, AuthPlugin> known = known(o);
        List<String> names = o.authPlugins;
        if (names != null) {
            return names.stream().map(name -> plugin(known, name)).toList();
        }
        return known.values().stream()
                .filter(plugin -> plugin.name().equals(o.authPlugin) || !AuthPlugins.isCleartext(plugin))
                .toList();
    }

    /** Returns the one of the first answer, of those that are permitted; null where it is the server's choice. */
    static @Nullable AuthPlugin first(OptionValues o, List<AuthPlugin> permitted) {
        String name = o.authPlugin;
        if (name == null) {
            return null;
        }
        return permitted.stream()
                .filter(plugin -> plugin.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the options are checked"));
    }

    static void check(OptionValues o) {
        Map<String, AuthPlugin> known = known(o);
        List<String> permitted = o.authPlugins;
        if (permitted != null) {
            require(!permitted.isEmpty(), "authPlugins must name at least one plugin");
            permitted.forEach(name -> requireKnown("authPlugins", name, known));
        }
        String first = o.authPlugin;
        if (first != null) {
            require(
                    permitted == null || permitted.contains(first),
                    "authPlugins does not permit the plugin that authPlugin names");
            requireKnown("authPlugin", first, known);
        }
    }

    private static void requireKnown(String option, String name, Map<String, AuthPlugin> known) {
        require(
                known.containsKey(name),
                option + " names an authentication plugin that there is not: '" + name + "'; known are "
                        + known.keySet() + ", and others can be given by customAuthPlugins");
    }

    private static Map<String, AuthPlugin> known(OptionValues o) {
        Map<String, AuthPlugin> known = new LinkedHashMap<>();
        o.customAuthPlugins.forEach(plugin -> known.putIfAbsent(plugin.name(), plugin));
        FoundAuthPlugins.all().forEach(plugin -> known.putIfAbsent(plugin.name(), plugin));
        List<AuthPlugin> builtIn = AuthPlugins.all();
        builtIn.forEach(plugin -> known.putIfAbsent(plugin.name(), plugin));
        return known;
    }

    private static AuthPlugin plugin(Map<String, AuthPlugin> known, String name) {
        return Objects.requireNonNull(known.get(name), "the options are checked");
    }
}
