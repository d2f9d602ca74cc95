package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.Endpoints.Target;
import io.aiomysql.testkit.jvm.ForkedJvm;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A JVM with one core has one event loop, and a common pool of one thread. */
@ParameterizedClass
@MethodSource("io.aiomysql.Endpoints#targets")
@Timeout(300)
class OneCoreIT {

    private static final Duration DEADLINE = Duration.ofMinutes(4);

    @Parameter
    Target target;

    @Test
    void callbacksMayWaitWhereThereIsOneCore() throws InterruptedException {
        assertThat(new ForkedJvm(WaitingCallbacks.class, List.of("-XX:ActiveProcessorCount=1"))
                        .run(DEADLINE, target.url("sslMode=DISABLED")))
                .contains("done on 1");
    }
}
