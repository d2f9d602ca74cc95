package io.aiomysql.internal.event;

import io.aiomysql.StatementEndEvent;
import io.aiomysql.StatementEvent;
import io.aiomysql.StatementListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps what it is told of statements: the events, and a line for each. */
final class ToldStatements implements StatementListener {

    final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    final List<StatementEvent> events = Collections.synchronizedList(new ArrayList<>());
    final List<StatementEndEvent> ends = Collections.synchronizedList(new ArrayList<>());
    final List<Thread> submitters = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void submitted(StatementEvent event) {
        submitters.add(Thread.currentThread());
        note("submitted " + event.kind(), event);
    }

    @Override
    public void sent(StatementEvent event) {
        note("sent", event);
    }

    @Override
    public void firstRow(StatementEvent event) {
        note("firstRow", event);
    }

    @Override
    public void completed(StatementEndEvent event) {
        note("completed", event);
        ends.add(event);
    }

    @Override
    public void failed(StatementEndEvent event) {
        note("failed", event);
        ends.add(event);
    }

    @Override
    public void cancelled(StatementEndEvent event) {
        note("cancelled", event);
        ends.add(event);
    }

    StatementEndEvent lastEnd() {
        return ends.get(ends.size() - 1);
    }

    private void note(String what, StatementEvent event) {
        events.add(event);
        lines.add(event.statementId() + " " + what);
    }
}
