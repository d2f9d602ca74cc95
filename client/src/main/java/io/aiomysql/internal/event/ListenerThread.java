package io.aiomysql.internal.event;

import java.util.concurrent.Executor;

/** Starts a daemon thread whenever there is something to tell; it ends when all is told. */
final class ListenerThread implements Executor {

    @Override
    public void execute(Runnable telling) {
        Thread thread = new Thread(telling, "aiomysql-listeners");
        thread.setDaemon(true);
        thread.start();
    }
}
