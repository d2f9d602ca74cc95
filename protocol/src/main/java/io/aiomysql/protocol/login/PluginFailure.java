package io.aiomysql.protocol.login;

import org.jspecify.annotations.Nullable;

/**
 * A plugin has thrown something, or returned null. Plugins may be the user's code, and know the password: what they say stays in the
 * cause, and does not come into a message.
 */
final class PluginFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PluginFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static PluginFailure thrown(String plugin, Throwable thrown) {
        return new PluginFailure(
                "the authentication plugin '" + plugin + "' has failed: "
                        + thrown.getClass().getName() + " was thrown, the cause",
                thrown);
    }

    static PluginFailure returnedNull(String plugin) {
        return new PluginFailure("the authentication plugin '" + plugin + "' has failed: it returned null", null);
    }

    /** {@return what it means for the login} */
    LoginAction action() {
        return new LoginAction.GiveUp(String.valueOf(getMessage()), getCause());
    }
}
