package io.aiomysql.testkit.fake;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/** Plays a script on one connection, on the thread that calls {@link #play}. */
final class ScriptPlayer {

    private final int number;
    private final Script script;
    private final FakeConnection connection;
    private final Progress progress;
    private String place;

    ScriptPlayer(int number, Script script, FakeConnection connection, Progress progress) {
        this.number = number;
        this.script = script;
        this.connection = connection;
        this.progress = progress;
        this.place = "connection " + number;
    }

    void play() throws IOException {
        try {
            playStepsUpToCut();
            progress.played(number);
            place = "connection " + number + ", after its script";
            if (!connection.isOver()) {
                connection.expectNothingMore();
            }
            connection.discardUntilClientCloses();
        } catch (AssertionError e) {
            fail(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            fail("the connection failed: " + e.getMessage(), e);
        } catch (InterruptedException | RejectedExecutionException e) {
            // The server is closed, which ends its threads.
            fail("the server was closed", e);
        }
    }

    private void playStepsUpToCut() throws IOException, InterruptedException {
        try {
            playSteps();
        } catch (FakeConnection.CutWhileExpecting e) {
            // The server has said its last word: the steps that are left have nobody to speak to.
        }
    }

    private void playSteps() throws IOException, InterruptedException {
        List<Step> steps = script.steps();
        for (int i = 0; i < steps.size() && !connection.isOver(); i++) {
            place = "connection " + number + ", step " + (i + 1) + " of " + steps.size() + " (" + steps.get(i) + ")";
            progress.reached(number, place);
            steps.get(i).action().play(connection);
        }
        long missing = connection.output().bytesBeforeCut();
        if (missing >= 0 && !connection.isOver()) {
            throw new AssertionError("the script ends " + missing + " bytes before its cut");
        }
    }

    private void fail(String what, Throwable cause) throws IOException {
        progress.failed(new AssertionError(place + ": " + what, cause));
        connection.reset();
    }
}
