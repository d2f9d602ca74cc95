package io.aiomysql.testkit.server;

import java.util.List;

/** The programs that this JVM has started, and those that they have. */
final class Descendants {
    private Descendants() {}

    /** Those that run a program of that name, as soon as there is one; the caller limits the time. */
    static List<ProcessHandle> waitFor(String program) throws InterruptedException {
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException("no " + program + " was started");
            }
            List<ProcessHandle> found = running(program);
            if (!found.isEmpty()) {
                return found;
            }
            Thread.onSpinWait();
        }
    }

    /** Those that run a program of that name now. */
    static List<ProcessHandle> running(String program) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith(program))
                .toList();
    }
}
