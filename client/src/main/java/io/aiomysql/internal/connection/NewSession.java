package io.aiomysql.internal.connection;

import io.aiomysql.MySqlException;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.internal.session.Exchange;
import io.aiomysql.internal.session.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Ends the session and begins another one, so that what was submitted behind it runs in the new one or not at all. A login that is
 * refused closes the connection.
 */
abstract class NewSession implements Operation, ChangeUser.Client {

    private final Runnable whenSent;
    private final Completion<Void> completion;
    private boolean begun;

    /** COM_CHANGE_USER has left; used by the drainer. */
    private boolean loggingIn;

    /** Nothing more is to be sent, so that what is behind may follow. */
    private volatile boolean sent;

    private volatile @Nullable ChangeUser login;

    /**
     * Creates the operation.
     *
     * @param whenSent called on the drainer when COM_CHANGE_USER has left
     */
    NewSession(Runnable whenSent, Completion<Void> completion) {
        this.whenSent = whenSent;
        this.completion = completion;
    }

    /** Returns the first command, if it is not that of a login; else logs in, and returns null. On the drainer. */
    abstract @Nullable Exchange begin();

    /** Begins a login. */
    final void logIn(ChangeUser changing, OptionValues options) {
        login = changing;
        changing.begin(options);
    }

    @Override
    public final boolean isAbandoned() {
        return completion.isAbandoned();
    }

    @Override
    public final boolean isMidCommand() {
        return loggingIn && !sent;
    }

    @Override
    public final @Nullable Exchange next() {
        if (!begun) {
            begun = true;
            Exchange first = begin();
            if (first != null) {
                return first;
            }
        }
        ChangeUser changing = login;
        return changing == null ? null : changing.next();
    }

    @Override
    public final boolean isSent() {
        return sent;
    }

    @Override
    public final void sent() {
        loggingIn = true;
        whenSent.run();
    }

    /** What is behind may follow. */
    final void letFollow() {
        sent = true;
    }

    final void succeed() {
        letFollow();
        completion.succeed(null);
    }

    /** What is behind stays where it is, and is not sent: the connection is closed. */
    @Override
    public final void refused(MySqlException reason) {
        completion.fail(reason);
    }

    @Override
    public final void failed(RuntimeException reason) {
        letFollow();
        completion.fail(reason);
    }

    @Override
    public final void fail(RuntimeException reason) {
        ChangeUser changing = login;
        if (changing != null) {
            changing.end();
        }
        failed(reason);
    }
}
