package io.aiomysql.internal.session;

import static io.aiomysql.internal.session.SideChannel.Outcome.DONE;
import static io.aiomysql.internal.session.SideChannel.Outcome.NOT_DONE;
import static io.aiomysql.internal.session.SideChannel.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.internal.session.Cancellation.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CancellationTest {

    private static final CancelAction WAIT = new CancelAction.Wait();
    private static final CancelAction KILL = new CancelAction.Kill();
    private static final CancelAction WITHDRAW = new CancelAction.Withdraw();
    private static final CancelAction ABSORB = new CancelAction.Absorb();

    /** The cancelled command 1 is alone. */
    private static final Scene TARGET = new Scene(1, true, true);

    private static final Scene ANSWERED = Scene.EMPTY;

    private final Cancellation machine = new Cancellation(Duration.ofSeconds(10));

    @Test
    void aCommandThatIsAloneIsKilledAtOnceAndNothingIsSentUntilTheLateKillIsAbsorbed() {
        assertThat(machine.isHolding()).isFalse();
        assertThat(machine.looked(TARGET, 0)).isEqualTo(KILL);
        assertThat(machine.isHolding()).isTrue();
        assertThat(machine.killed(DONE, ANSWERED, 0)).isEqualTo(ABSORB);
        assertThat(machine.isHolding()).isFalse();
    }

    @Test
    void whatWasCancelledTooLateChangesNothing() {
        assertThat(machine.looked(ANSWERED, 0)).isEqualTo(WAIT);
        assertThat(machine.isHolding()).isFalse();
    }

    @Test
    void aCommandBehindOthersWaitsForThemAndHoldsWhatIsNotSentYet() {
        assertThat(machine.looked(new Scene(1, true, false), 0)).isEqualTo(WAIT);
        assertThat(machine.isHolding()).isTrue();
        assertThat(machine.looked(new Scene(2, true, false), 0)).isEqualTo(WAIT);
        assertThat(machine.looked(new Scene(3, true, true), 0)).isEqualTo(KILL);
    }

    @Test
    void aCommandBehindOthersThatIsAnsweredWithThemNeedsNoKill() {
        assertThat(machine.looked(new Scene(1, true, false), 0)).isEqualTo(WAIT);
        assertThat(machine.looked(ANSWERED, 0)).isEqualTo(WAIT);
        assertThat(machine.isHolding()).isFalse();
    }

    @Test
    void aCommandBeforeAnInnocentOneIsNotKilledAndHoldsNothing() {
        assertThat(machine.looked(new Scene(1, false, false), 0)).isEqualTo(WAIT);
        assertThat(machine.isHolding()).isFalse();
    }

    @Test
    void ifTheAnswerComesFirstTheKillIsTakenBack() {
        assertThat(machine.looked(TARGET, 0)).isEqualTo(KILL);
        assertThat(machine.looked(ANSWERED, 0)).isEqualTo(WITHDRAW);
        assertThat(machine.withdrawn()).isEqualTo(WAIT);
        assertThat(machine.isHolding()).isFalse();
    }

    @Test
    void aKillThatCannotBeTakenBackIsWaitedForAndAbsorbed() {
        assertThat(machine.looked(TARGET, 0)).isEqualTo(KILL);
        assertThat(machine.looked(ANSWERED, 0)).isEqualTo(WITHDRAW);
        assertThat(machine.looked(ANSWERED, 0)).isEqualTo(WAIT);
        assertThat(machine.isHolding()).isTrue();
        assertThat(machine.killed(DONE, ANSWERED, 0)).isEqualTo(ABSORB);
    }

    @Test
    void aKillThatFailsAfterTheAnswerNeedsNoAbsorber() {
        assertThat(machine.looked(TARGET, 0)).isEqualTo(KILL);
        assertThat(machine.looked(ANSWERED, 0)).isEqualTo(WITHDRAW);
        assertThat(machine.killed(NOT_DONE, ANSWERED, 0)).isEqualTo(WAIT);
        assertThat(machine.isHolding()).isFalse();
    }

    @Test
    void aKillThatIsNotPossibleLeavesTheCommandToItself() {
        assertThat(machine.looked(TARGET, 0)).isEqualTo(KILL);
        assertThat(machine.killed(NOT_DONE, TARGET, 0)).isEqualTo(WAIT);
        assertThat(machine.isHolding()).isFalse();
    }

    @Test
    void aKillThatOvertookItsCommandIsRepeatedWithLongerAndLongerRests() {
        assertThat(machine.looked(TARGET, 0)).isEqualTo(KILL);
        for (int millis : new int[] {20, 40, 80, 160, 320, 640, 1_000, 1_000}) {
            assertThat(machine.killed(DONE, TARGET, 0)).isEqualTo(new CancelAction.WaitFor(Duration.ofMillis(millis)));
            assertThat(machine.looked(TARGET, 0)).isEqualTo(WAIT);
            assertThat(machine.rested(TARGET, 0)).isEqualTo(KILL);
        }
        assertThat(machine.killed(DONE, ANSWERED, 0)).isEqualTo(ABSORB);
    }

    @Test
    void anAnswerDuringARestEndsIt() {
        assertThat(machine.looked(TARGET, 0)).isEqualTo(KILL);
        assertThat(machine.killed(DONE, TARGET, 0)).isInstanceOf(CancelAction.WaitFor.class);
        assertThat(machine.looked(ANSWERED, 0)).isEqualTo(ABSORB);
        assertThat(machine.rested(ANSWERED, 0)).isEqualTo(WAIT);
        assertThat(machine.isHolding()).isFalse();
    }

    @Test
    void aSecondKillThatFailsDoesNotForgetTheFirst() {
        assertThat(machine.looked(TARGET, 0)).isEqualTo(KILL);
        assertThat(machine.killed(DONE, TARGET, 0)).isInstanceOf(CancelAction.WaitFor.class);
        assertThat(machine.rested(TARGET, 0)).isEqualTo(KILL);
        assertThat(machine.killed(NOT_DONE, TARGET, 0)).isInstanceOf(CancelAction.WaitFor.class);
        assertThat(machine.rested(TARGET, 0)).isEqualTo(KILL);
        assertThat(machine.looked(ANSWERED, 0)).isEqualTo(WITHDRAW);
        assertThat(machine.withdrawn()).isEqualTo(ABSORB);
    }

    @Test
    void whatIsCancelledBehindACancelledOneIsKilledInItsTurn() {
        assertThat(machine.looked(TARGET, 0)).isEqualTo(KILL);
        Scene second = new Scene(2, true, true);
        assertThat(machine.looked(second, 0)).isEqualTo(WAIT);
        assertThat(machine.killed(DONE, second, 0)).isEqualTo(KILL);
        assertThat(machine.killed(DONE, second, 0)).isInstanceOf(CancelAction.WaitFor.class);
        assertThat(machine.looked(new Scene(3, true, true), 0)).isEqualTo(KILL);
        assertThat(machine.killed(DONE, ANSWERED, 0)).isEqualTo(ABSORB);
    }

    @Test
    void anotherCancelMeanwhileChangesNothing() {
        assertThat(machine.looked(TARGET, 0)).isEqualTo(KILL);
        assertThat(machine.looked(TARGET, 0)).isEqualTo(WAIT);
        assertThat(machine.looked(TARGET, 0)).isEqualTo(WAIT);
    }

    @Test
    void aCommandThatDoesNotEndInTimeIsGivenUp() {
        assertThat(machine.looked(TARGET, 0)).isEqualTo(KILL);
        assertThat(machine.killed(DONE, TARGET, 0)).isInstanceOf(CancelAction.WaitFor.class);
        long almost = Duration.ofSeconds(10).toNanos() - 1;
        assertThat(machine.rested(TARGET, almost)).isEqualTo(KILL);
        assertThat(machine.killed(DONE, TARGET, almost)).isInstanceOf(CancelAction.WaitFor.class);
        assertThat(machine.rested(TARGET, almost + 1)).isEqualTo(new CancelAction.GiveUp());
        assertThat(machine.isHolding()).isTrue();
        assertThat(machine.looked(ANSWERED, almost + 1)).isEqualTo(WAIT);
    }

    @Test
    void theTimeOfTheNextCommandCountsFromItsOwnKill() {
        assertThat(machine.looked(TARGET, 0)).isEqualTo(KILL);
        assertThat(machine.killed(DONE, TARGET, 0)).isInstanceOf(CancelAction.WaitFor.class);
        long late = Duration.ofSeconds(9).toNanos();
        Scene second = new Scene(2, true, true);
        assertThat(machine.rested(second, late)).isEqualTo(KILL);
        assertThat(machine.killed(DONE, second, late)).isInstanceOf(CancelAction.WaitFor.class);
        assertThat(machine.rested(second, late * 2)).isEqualTo(KILL);
    }

    @Test
    void aKillWhoseAnswerIsLostMayComeAtAnyTime() {
        assertThat(machine.looked(TARGET, 0)).isEqualTo(KILL);
        assertThat(machine.looked(ANSWERED, 0)).isEqualTo(WITHDRAW);
        assertThat(machine.killed(UNKNOWN, ANSWERED, 0)).isEqualTo(new CancelAction.Distrust());
        assertThat(machine.isHolding()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(SideChannel.Outcome.class)
    void anOutcomeThatNothingWaitsForChangesNothing(SideChannel.Outcome outcome) {
        assertThat(machine.killed(outcome, TARGET, 0)).isEqualTo(WAIT);
        assertThat(machine.isHolding()).isFalse();
    }

    @Test
    void afterAnAbsorberTheNextCancelBeginsAnew() {
        assertThat(machine.looked(TARGET, 0)).isEqualTo(KILL);
        assertThat(machine.killed(DONE, ANSWERED, 0)).isEqualTo(ABSORB);
        // The absorber is in flight before the next one.
        assertThat(machine.looked(new Scene(2, true, false), 0)).isEqualTo(WAIT);
        assertThat(machine.looked(new Scene(3, true, true), 0)).isEqualTo(KILL);
        assertThat(machine.killed(NOT_DONE, ANSWERED, 0)).isEqualTo(WAIT);
        assertThat(machine.isHolding()).isFalse();
    }
}
