package io.aiomysql.transport.nio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimersTest {

    private static final long FAR = Duration.ofDays(300).toNanos();

    private final Timers timers = new Timers();

    @Test
    void keepsFewerDeadTimersThanLiveOnes() {
        List<ScheduledTask> live = new ArrayList<>();
        int largest = 0;
        for (int i = 0; i < 100_000; i++) {
            ScheduledTask task = timers.create(() -> {}, Duration.ofHours(1).plusNanos(i));
            timers.add(task);
            largest = Math.max(largest, timers.size());
            if (i % 1_000 == 0) {
                live.add(task);
            } else {
                task.cancel();
            }
        }

        assertThat(live).hasSize(100);
        assertThat(largest).isLessThan(300);
    }

    @Test
    void keepsNoDeadTimerWhenNoneLives() {
        for (int i = 0; i < 50; i++) {
            ScheduledTask task = timers.create(() -> {}, Duration.ofHours(1));
            timers.add(task);
            task.cancel();
        }

        assertThat(timers.untilNext(System.nanoTime())).isEqualTo(Long.MAX_VALUE);
        assertThat(timers.size()).isZero();
    }

    @Test
    void runsWhatIsDueInOrder() {
        List<String> ran = new ArrayList<>();
        add(() -> ran.add("later"), Duration.ofMinutes(2));
        add(() -> ran.add("sooner"), Duration.ofMinutes(1));
        add(() -> ran.add("not yet"), Duration.ofHours(1));
        add(() -> ran.add("cancelled"), Duration.ofMinutes(1)).cancel();

        timers.runDue(System.nanoTime() + Duration.ofMinutes(3).toNanos(), Runnable::run);

        assertThat(ran).containsExactly("sooner", "later");
        assertThat(timers.size()).isEqualTo(1);
    }

    @Test
    void takesADelayOfAnyLength() {
        List<String> ran = new ArrayList<>();
        add(() -> ran.add("never"), Duration.ofSeconds(Long.MAX_VALUE));
        add(() -> ran.add("soon"), Duration.ofMillis(1));

        timers.runDue(System.nanoTime() + FAR, Runnable::run);

        assertThat(ran).containsExactly("soon");
    }

    @Test
    void forgetsTimersThatAreDropped() {
        ScheduledTask live = add(() -> {}, Duration.ofHours(1));
        ScheduledTask dead = add(() -> {}, Duration.ofHours(1));
        dead.cancel();

        timers.clear();
        live.cancel();
        dead.cancel();

        assertThat(timers.size()).isZero();
        assertThat(timers.untilNext(System.nanoTime())).isEqualTo(Long.MAX_VALUE);
    }

    private ScheduledTask add(Runnable task, Duration delay) {
        ScheduledTask added = timers.create(task, delay);
        timers.add(added);
        return added;
    }
}
