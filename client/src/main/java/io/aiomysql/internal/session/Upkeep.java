package io.aiomysql.internal.session;

import org.jspecify.annotations.Nullable;

/** What the queue's drainer looks after before it goes on with the operations. */
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

    /** Says whether the drainer should look again although nothing was submitted; from any thread. */
    boolean isDue();

    /** Takes note of what has happened, and returns a command to send first; null when there is none. On the drainer. */
    @Nullable
    Exchange next();
}
