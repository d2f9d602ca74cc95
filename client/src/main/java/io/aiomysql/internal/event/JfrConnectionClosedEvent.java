package io.aiomysql.internal.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** The end of an open connection. */
@Name("io.aiomysql.ConnectionClosed")
@Label("MySQL Connection Closed")
@Description("The end of an open connection")
@Category({"aiomysql"})
@StackTrace(false)
final class JfrConnectionClosedEvent extends Event {

    @Label("Connection")
    @Description("The connection's number in this JVM")
    long connectionId;

    @Label("Server")
    String server = "";

    @Label("Server Thread")
    @Description("The connection's id on the server")
    long threadId;

    @Label("Lost")
    @Description("Whether it has ended without its user's wish")
    boolean lost;

    @Label("Failure")
    @Description("The class of the failure by which it was lost")
    String failure = "";

    @Label("Age")
    @Timespan(Timespan.NANOSECONDS)
    long age;

    void fill(ObservedConnection end) {
        connectionId = end.connectionId();
        server = end.server();
        threadId = end.threadId();
        lost = end.failure().isPresent();
        failure = end.failure().map(JfrRecorder::nameOf).orElse("");
        age = end.elapsed().toNanos();
    }
}
