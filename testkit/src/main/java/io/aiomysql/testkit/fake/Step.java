package io.aiomysql.testkit.fake;

import java.io.IOException;

/** One step of a script. */
record Step(String name, Action action) {

    @FunctionalInterface
    interface Action {

        void play(FakeConnection connection) throws IOException, InterruptedException;
    }

    @Override
    public String toString() {
        return name;
    }
}
