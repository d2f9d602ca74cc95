package io.aiomysql.internal.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aiomysql.internal.statement.StatementAction.Close;
import io.aiomysql.internal.statement.StatementAction.Execute;
import io.aiomysql.internal.statement.StatementAction.Forget;
import io.aiomysql.internal.statement.StatementAction.Keep;
import io.aiomysql.internal.statement.StatementAction.Prepare;
import io.aiomysql.internal.statement.StatementAction.Replace;
import io.aiomysql.internal.statement.StatementAction.Wait;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The life of a prepared statement: events in, actions out. */
class StatementMachineTest {

    private final StatementMachine life = new StatementMachine();

    @Test
    void isPreparedThenWaitedForThenExecuted() {
        assertThat(life.next()).isEqualTo(new Prepare());
        life.prepareSent(1);
        assertThat(life.next()).isEqualTo(new Wait());
        life.prepared(7, 2);
        assertThat(life.next()).isEqualTo(new Execute(7, 2));
        assertThat(life.next()).isEqualTo(new Execute(7, 2));
        assertThat(life.isKnownToServer()).isTrue();
    }

    @Test
    void isPreparedOnce() {
        life.prepareSent(1);

        assertThatIllegalStateException().isThrownBy(() -> life.prepareSent(2));
    }

    @Test
    void isReplacedOnceTheServerCannotRunIt() {
        List<Consumer<StatementMachine>> ends = List.of(
                StatementMachine::refused,
                StatementMachine::forgotten,
                StatementMachine::stale,
                StatementMachine::reset);
        for (Consumer<StatementMachine> end : ends) {
            StatementMachine ended = ready(7);
            end.accept(ended);

            assertThat(ended.isUsable()).isFalse();
            assertThat(ended.next()).isEqualTo(new Replace());
            assertThat(ended.execute()).isEqualTo(new Execute(7, 1));
        }
    }

    @Test
    void onlyAStaleStatementIsStillKnownToTheServer() {
        StatementMachine stale = ready(7);
        stale.stale();
        StatementMachine forgotten = ready(8);
        forgotten.forgotten();

        assertThat(stale.leave(9)).isEqualTo(new Close(7));
        assertThat(forgotten.leave(9)).isEqualTo(new Forget());
    }

    @Test
    void anAnswerThatComesBehindAResetDoesNotReviveIt() {
        life.prepareSent(1);
        life.reset();
        life.prepared(7, 1);

        assertThat(life.next()).isEqualTo(new Replace());
        assertThat(life.leave(1)).isEqualTo(new Forget());
    }

    @Test
    void aStaleAnswerBehindAResetDoesNotReviveIt() {
        StatementMachine reset = ready(7);
        reset.reset();
        reset.stale();

        assertThat(reset.leave(9)).isEqualTo(new Forget());
    }

    @Test
    void isClosedOnce() {
        StatementMachine closed = ready(7);

        assertThat(closed.leave(9)).isEqualTo(new Close(7));
        assertThat(closed.leave(9)).isEqualTo(new Forget());
        assertThat(closed.next()).isEqualTo(new Replace());
    }

    @Test
    void isNotClosedWhileItIsKept() {
        StatementMachine kept = ready(7);
        kept.keep();
        assertThat(kept.leave(9)).isEqualTo(new Keep());

        kept.dismiss();
        assertThat(kept.leave(9)).isEqualTo(new Close(7));
    }

    @Test
    void isNotClosedWhileSomebodyHoldsIt() {
        StatementMachine held = ready(7);
        held.hold();
        held.hold();
        held.release();
        assertThat(held.leave(9)).isEqualTo(new Keep());
        assertThat(held.isInUse(9)).isTrue();

        held.release();
        assertThat(held.leave(9)).isEqualTo(new Close(7));
        assertThatIllegalStateException().isThrownBy(held::release);
    }

    @Test
    void isNotClosedBeforeTheLastCommandThatUsedItIsAnswered() {
        StatementMachine used = ready(7);
        used.used(5);
        used.used(8);

        assertThat(used.isInUse(7)).isTrue();
        assertThat(used.leave(7)).isEqualTo(new Keep());
        assertThat(used.isInUse(8)).isFalse();
        assertThat(used.leave(8)).isEqualTo(new Close(7));
    }

    @Test
    void isNotClosedWhileTheServersIdOfItIsNotKnown() {
        life.prepareSent(1);
        assertThat(life.leave(1)).isEqualTo(new Keep());
        life.prepared(7, 0);

        assertThat(life.leave(1)).isEqualTo(new Close(7));
    }

    @Test
    void oneThatWasNeverSentIsForgotten() {
        assertThat(life.leave(0)).isEqualTo(new Forget());
        assertThatIllegalStateException().isThrownBy(life::execute);
    }

    private static StatementMachine ready(int id) {
        StatementMachine ready = new StatementMachine();
        ready.prepareSent(1);
        ready.prepared(id, 1);
        return ready;
    }
}
