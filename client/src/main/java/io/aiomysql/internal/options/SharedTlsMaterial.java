package io.aiomysql.internal.options;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The TLS material of one set of options: made for the first connection, and shared by all later ones. */
final class SharedTlsMaterial {

    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by {@code lock}. */
    private @Nullable TlsMaterial material;

    TlsMaterial of(OptionValues options) {
        lock.lock();
        try {
            TlsMaterial made = material;
            if (made == null) {
                made = TlsMaterial.of(options);
                material = made;
            }
            return made;
        } finally {
            lock.unlock();
        }
    }
}
