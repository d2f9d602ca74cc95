package io.aiomysql.internal.session;

import org.jspecify.annotations.Nullable;

/** The work that the queue's drainer does before it goes on with the operations. */
public interface Upkeep {

    /** Has nothing to do. */
    Upkeep NONE = new Upkeep() {
        @Override
        public boolean isDue() {
            return false;
        }

        @Override
        public @Nullable Exchange next() {
            return null;
        }
    };

    /** Says whether there is such work, although nothing was submitted; from any thread. */
    boolean isDue();

    /** Handles what was reported, and returns a command to send first; null if there is none. On the drainer. */
    @Nullable
    Exchange next();
}
