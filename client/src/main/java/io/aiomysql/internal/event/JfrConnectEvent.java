package io.aiomysql.internal.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The opening of a connection, from the socket to the end of the set-up. */
@Name("io.aiomysql.Connect")
@Label("MySQL Connect")
@Description("The opening of a connection: socket, TLS, login and set-up")
@Category({"aiomysql"})
@StackTrace(false)
final class JfrConnectEvent extends Event {

    @Label("Connection")
    @Description("The connection's number in this JVM")
    long connectionId;

    @Label("Server")
    String server = "";

    @Label("Server Version")
    String serverVersion = "";

    @Label("Server Thread")
    @Description("The connection's id on the server")
    long threadId;

    @Label("TLS")
    boolean tls;

    @Label("Outcome")
    @Description("opened or failed")
    String outcome = "";

    @Label("Failure")
    @Description("The class of the failure")
    String failure = "";

    void fill(ObservedConnection end, String how) {
        connectionId = end.connectionId();
        server = end.server();
        serverVersion = end.serverVersion().orElse("");
        threadId = end.threadId();
        tls = end.isTls();
        outcome = how;
        failure = end.failure().map(JfrRecorder::nameOf).orElse("");
    }
}
