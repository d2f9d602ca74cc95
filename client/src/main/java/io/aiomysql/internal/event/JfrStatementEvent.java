package io.aiomysql.internal.event;

import io.aiomysql.MySqlServerException;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;

/** A statement, from its submission to its end; without SQL. */
@Name("io.aiomysql.Statement")
@Label("MySQL Statement")
@Description("A statement, from its submission to its end")
@Category({"aiomysql"})
@StackTrace(false)
@Threshold("20 ms")
final class JfrStatementEvent extends Event {

    @Label("Connection")
    @Description("The connection's number in this JVM")
    long connectionId;

    @Label("Statement")
    @Description("The statement's number on its connection")
    long statementId;

    @Label("Server Thread")
    @Description("The connection's id on the server")
    long threadId;

    @Label("Kind")
    String kind = "";

    @Label("Outcome")
    @Description("completed, failed or cancelled")
    String outcome = "";

    @Label("Error Code")
    @Description("The server's error number; 0 if it reported no error")
    int errorCode;

    @Label("Failure")
    @Description("The class of the failure")
    String failure = "";

    @Label("Rows")
    long rows;

    @Label("Affected Rows")
    long affectedRows;

    @Label("Bytes Received")
    @DataAmount
    long bytesReceived;

    @Label("Queue Time")
    @Description("From the submission until the first command was sent")
    @Timespan(Timespan.NANOSECONDS)
    long queueTime;

    @Label("Execution Time")
    @Description("From then to the first packet of the answer")
    @Timespan(Timespan.NANOSECONDS)
    long executionTime;

    @Label("Read Time")
    @Description("From then to the end of the answer")
    @Timespan(Timespan.NANOSECONDS)
    long readTime;

    void fill(ObservedStatement end, String how) {
        connectionId = end.connectionId();
        statementId = end.statementId();
        threadId = end.threadId();
        kind = end.kind().name();
        outcome = how;
        errorCode = end.cause() instanceof MySqlServerException refusal ? refusal.code() : 0;
        failure = end.failure().map(JfrRecorder::nameOf).orElse("");
        rows = end.rows();
        affectedRows = end.affectedRows();
        bytesReceived = end.bytesReceived();
        queueTime = end.queueTime().toNanos();
        executionTime = end.executionTime().toNanos();
        readTime = end.readTime().toNanos();
    }
}
