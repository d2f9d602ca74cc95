package io.aiomysql.internal.connection;

import io.aiomysql.MySqlAuthenticationException;
import io.aiomysql.MySqlException;
import io.aiomysql.PasswordSupplier;
import io.aiomysql.internal.future.CallbackThreads;
import io.aiomysql.internal.options.PasswordBytes;
import io.aiomysql.protocol.Bytes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the user's supplier for a password, which may block, and is asked on a thread of its own whoever needs the password. */
public final class SuppliedPassword {

    private SuppliedPassword() {}

    /**
     * Asks for the password.
     *
     * @param ready gets it, and wipes it, on the thread of the supplier
     * @param failed gets the failure, on that thread or this one
     */
    public static void ask(PasswordSupplier supplier, Consumer<Bytes> ready, Consumer<MySqlException> failed) {
        try {
            CallbackThreads.shared().execute(() -> {
                char[] given;
                try {
                    given = supplier.password();
                } catch (Throwable e) {
                    failed.accept(failure(e));
                    return;
                }
                Bytes password;
                try {
                    password = checked(given);
                } catch (MySqlException e) {
                    failed.accept(e);
                    return;
                } catch (Throwable e) {
                    failed.accept(failure(e));
                    return;
                }
                ready.accept(password);
            });
        } catch (RuntimeException | Error e) {
            failed.accept(failure(e));
        }
    }

    private static Bytes checked(char @Nullable [] password) {
        if (password == null) {
            throw failure("it returned null");
        }
        Bytes bytes = PasswordBytes.take(password);
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.at(i) == 0) {
                bytes.wipe();
                throw failure("what it returned contains the NUL character");
            }
        }
        return bytes;
    }

    private static MySqlAuthenticationException failure(String why) {
        return new MySqlAuthenticationException("the passwordSupplier gave no password: " + why, null, false);
    }

    /** Without the message of the cause, which is the user's and may hold a secret. */
    private static MySqlAuthenticationException failure(Throwable cause) {
        return new MySqlAuthenticationException(
                "the passwordSupplier gave no password: " + cause.getClass().getName() + " was thrown, the cause",
                cause,
                false);
    }
}
