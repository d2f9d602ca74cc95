package io.aiomysql.internal.session;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An operation of one command at most, which is decided on when its turn to be sent has come. */
public final class DeferredCommand implements Operation {

    private final Supplier<@Nullable Exchange> decision;
    private final BooleanSupplier abandoned;
    private final Consumer<RuntimeException> failed;
    private boolean decided;

    /**
     * Creates an operation.
     *
     * @param decision gives the command, or null when none is to be sent; called once, on the drainer
     * @param abandoned says whether nobody waits for the command any more
     * @param failed is told if the connection is closed before its turn
     */
    public DeferredCommand(
            Supplier<@Nullable Exchange> decision, BooleanSupplier abandoned, Consumer<RuntimeException> failed) {
        this.decision = decision;
        this.abandoned = abandoned;
        this.failed = failed;
    }

    /** Creates one that nobody waits for. */
    public DeferredCommand(Supplier<@Nullable Exchange> decision) {
        this(decision, () -> false, reason -> {});
    }

    @Override
    public boolean isAbandoned() {
        return abandoned.getAsBoolean();
    }

    @Override
    public @Nullable Exchange next() {
        if (decided) {
            return null;
        }
        decided = true;
        return decision.get();
    }

    @Override
    public boolean isSent() {
        return decided;
    }

    @Override
    public void fail(RuntimeException reason) {
        failed.accept(reason);
    }
}
