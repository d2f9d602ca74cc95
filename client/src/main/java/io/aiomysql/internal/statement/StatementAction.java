package io.aiomysql.internal.statement;

/** What a {@link StatementMachine} tells its user to do. Plain values. */
sealed interface StatementAction {

    /** Send COM_STMT_PREPARE. */
    record Prepare() implements StatementAction {
        static final Prepare INSTANCE = new Prepare();
    }

    /** Send nothing until the answer to COM_STMT_PREPARE has come. */
    record Wait() implements StatementAction {
        static final Wait INSTANCE = new Wait();
    }

    /**
     * Send COM_STMT_EXECUTE.
     *
     * @param id the server's id of the statement
     * @param parameters how many parameters the server counts
     */
    record Execute(int id, int parameters) implements StatementAction {}

    /** Use another statement: the server cannot run this one. */
    record Replace() implements StatementAction {
        static final Replace INSTANCE = new Replace();
    }

    /**
     * Send COM_STMT_CLOSE.
     *
     * @param id the server's id of the statement
     */
    record Close(int id) implements StatementAction {}

    /** Keep the statement as it is: it is not to be closed yet. */
    record Keep() implements StatementAction {
        static final Keep INSTANCE = new Keep();
    }

    /** Forget the statement: the server does not have it. */
    record Forget() implements StatementAction {
        static final Forget INSTANCE = new Forget();
    }
}
