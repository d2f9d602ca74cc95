package io.aiomysql.internal.options;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What all connections of one set of options share, made when it is first asked for. */
public final class PerOptions {

    private final AtomicReference<@Nullable Object> shared = new AtomicReference<>();

    /**
     * Returns the shared object.
     *
     * @param type always the same
     * @param make makes it; what it makes may be dropped, if several threads ask at once
     */
    public <T> T get(Class<T> type, Supplier<T> make) {
        Object known = shared.get();
        if (known == null) {
            T made = make.get();
            known = shared.compareAndSet(null, made) ? made : shared.get();
        }
        return Objects.requireNonNull(type.cast(known));
    }
}
