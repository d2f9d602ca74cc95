package io.aiomysql.internal.event;

import org.jspecify.annotations.Nullable;

/** Events for a recording of the JVM. An abstract class with one subclass, so that a JIT compiles questions to it away. */
abstract class Recorder {

    /** A statement that is recorded when it ends. */
    interface RunningStatement {
        void commit(ObservedStatement end, String outcome);
    }

    /** A connection that is recorded when it is open, or could not be opened. */
    interface RunningOpening {
        void commit(ObservedConnection end, String outcome);
    }

    /**
     * Finds JDK Flight Recorder. An image of the JDK may be without its module; and where the application is a module itself, it is
     * there only if some module requires it.
     *
     * @return null if there is none
     */
    static @Nullable Recorder ofThisJvm() {
        boolean isThere = ModuleLayer.boot()
                .findModule("jdk.jfr")
                .filter(Recorder.class.getModule()::canRead)
                .isPresent();
        return isThere ? JfrRecorder.create() : null;
    }

    /** Says whether a recording wants statements now. */
    abstract boolean wantsStatements();

    /** Says whether a recording wants openings or ends of connections now. */
    abstract boolean wantsConnections();

    abstract RunningStatement beginStatement();

    abstract RunningOpening beginOpening();

    abstract void connectionClosed(ObservedConnection end);
}
