package io.aiomysql.internal;

import io.aiomysql.protocol.message.ComQuit;

/** COM_QUIT, which the server answers by closing its side: what is behind it is in flight until then. */
final class QuitExchange extends UnansweredExchange {

    private final Runnable whenSent;

    QuitExchange(Runnable whenSent) {
        super(new ComQuit());
        this.whenSent = whenSent;
    }

    @Override
    boolean isAnswered() {
        return true;
    }

    @Override
    void sent() {
        whenSent.run();
    }
}
