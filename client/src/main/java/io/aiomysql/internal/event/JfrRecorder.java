package io.aiomysql.internal.event;

/** Records by JDK Flight Recorder. Loaded only where the JVM has it. */
final class JfrRecorder extends Recorder {

    /** Only asked whether they are enabled. */
    private final JfrStatementEvent statements = new JfrStatementEvent();

    private final JfrConnectEvent openings = new JfrConnectEvent();
    private final JfrConnectionClosedEvent ends = new JfrConnectionClosedEvent();

    /** Creates one, by its supertype: the verifier then does not load this class where it is not used. */
    static Recorder create() {
        return new JfrRecorder();
    }

    @Override
    boolean wantsStatements() {
        return statements.isEnabled();
    }

    @Override
    boolean wantsConnections() {
        return openings.isEnabled() || ends.isEnabled();
    }

    @Override
    RunningStatement beginStatement() {
        JfrStatementEvent event = new JfrStatementEvent();
        event.begin();
        return (end, outcome) -> {
            event.end();
            if (event.shouldCommit()) {
                event.fill(end, outcome);
                event.commit();
            }
        };
    }

    @Override
    RunningOpening beginOpening() {
        JfrConnectEvent event = new JfrConnectEvent();
        event.begin();
        return (end, outcome) -> {
            event.end();
            if (event.shouldCommit()) {
                event.fill(end, outcome);
                event.commit();
            }
        };
    }

    @Override
    void connectionClosed(ObservedConnection end) {
        JfrConnectionClosedEvent event = new JfrConnectionClosedEvent();
        if (event.shouldCommit()) {
            event.fill(end);
            event.commit();
        }
    }

    /** The failure's class, and no message: that of a server quotes SQL and values. */
    static String nameOf(Throwable failure) {
        return failure.getClass().getName();
    }
}
