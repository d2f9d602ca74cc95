package io.aiomysql.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.selection.SelectionJvm.PathKind;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Which transport is taken is decided by what is on the path: in JVMs of their own, by class path and by module path. */
@ParameterizedClass
@EnumSource(PathKind.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SelectionIT {

    @Parameter
    PathKind kind;

    @TempDir
    Path folder;

    private SelectionJvm jvm;

    @BeforeEach
    void prepareJvm() {
        jvm = new SelectionJvm(kind, folder, true);
    }

    @Test
    void withoutATransportBothArtifactsAreNamed() {
        assertThat(jvm.isRefused(Artifacts.client()))
                .contains("io.aiomysql:aiomysql-transport-nio", "io.aiomysql:aiomysql-transport-netty");
    }

    @Test
    void nioAloneIsTaken() {
        assertThat(jvm.connects(Artifacts.client().nio())).contains("by aiomysql-nio-");
    }

    @Test
    void flightRecorderNeedNotBeThere() {
        SelectionJvm limited = jvm.withoutFlightRecorder();

        assertThat(limited.connects(Artifacts.client().nio(), "echo")).contains("by aiomysql-");
        assertThat(limited.loadedClasses())
                .contains("io.aiomysql.internal.event.Recorder")
                .doesNotContain("JfrRecorder", "JfrStatementEvent", "jdk.jfr.Event ");
    }

    @Test
    void nettyAloneIsTaken() {
        assertThat(jvm.connects(Artifacts.client().netty())).contains("by aiomysql-netty-");
    }

    @Test
    void twoWithoutAChoiceAreRefusedAndNamed() {
        assertThat(jvm.isRefused(Artifacts.client().nio().netty()))
                .contains("several transports", "[netty, nio]", "transport(name)");
    }

    @Test
    void aNameChoosesAmongTwo() {
        Artifacts both = Artifacts.client().nio().netty();

        assertThat(jvm.connects(both, "name", "nio")).contains("by aiomysql-nio-");
        assertThat(jvm.connects(both, "name", "netty")).contains("by aiomysql-netty-");
    }

    @Test
    void anInstanceIsTakenWhateverElseIsThere() {
        Artifacts both = Artifacts.client().nio().netty();

        assertThat(jvm.connects(both, "instance", "NIO")).contains("by aiomysql-mine-nio-");
        assertThat(jvm.connects(both, "instance", "NETTY")).contains("by aiomysql-mine-netty-");
    }

    @Test
    void withoutNativeJarsNettyUsesTheJdkAndTouchesNothingNative() {
        assertThat(jvm.connects(Artifacts.client().netty()))
                .contains("the netty transport uses NIO: io.netty:netty-transport-native-epoll is not on the path;");
        assertThat(jvm.loadedClasses())
                .contains("io.aiomysql.transport.netty.NioIo", "io.netty.channel.nio.NioIoHandler")
                .doesNotContain("Epoll", "KQueue", "IoUring");
    }

    @Test
    void epollWithoutItsLibraryIsPassedOver() {
        assertThat(jvm.connects(Artifacts.client().netty().epollClasses()))
                .contains("the netty transport uses NIO: epoll does not work: ");
        assertThat(jvm.loadedClasses()).doesNotContain("EpollIoHandler", "EpollSocketChannel");
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void epollIsTakenWhereItsJarsAre() {
        assertThat(jvm.connects(Artifacts.client().netty().epollClasses().epollLibrary()))
                .contains("the netty transport uses epoll: the first choice", "by aiomysql-netty-");
        assertThat(jvm.loadedClasses())
                .contains("io.netty.channel.epoll.EpollSocketChannel")
                .doesNotContain("io.aiomysql.transport.netty.NioIo ");
    }
}
