package io.aiomysql;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between the modules, and what may stand in each, over the main code of all that are on the path. */
class ArchitectureTest {

    private static final String[] CLIENT = {"io.aiomysql", "io.aiomysql.internal.."};
    private static final String[] JDK = {"java..", "javax.net.ssl", "javax.crypto..", "org.jspecify.annotations"};

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/io/aiomysql/testkit/"))
            .importPackages("io.aiomysql..");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.aiomysql",
                "io.aiomysql.internal.open",
                "io.aiomysql.internal.statement",
                "io.aiomysql.auth",
                "io.aiomysql.converters",
                "io.aiomysql.protocol.command",
                "io.aiomysql.protocol.spi",
                "io.aiomysql.transport.netty",
                "io.aiomysql.transport.nio"
            })
    void everyModuleIsLookedAt(String packageName) {
        assertThat(CODE.containPackage(packageName)).isTrue();
        assertThat(CODE.getPackage(packageName).getClasses()).isNotEmpty();
    }

    @Test
    void protocolDependsOnTheJdkAlone() {
        check(onlyDependOn("io.aiomysql.protocol..", "io.aiomysql.protocol.."));
    }

    @Test
    void authDependsOnProtocol() {
        check(onlyDependOn("io.aiomysql.auth..", "io.aiomysql.auth..", "io.aiomysql.protocol.."));
    }

    @Test
    void convertersDependOnProtocolAndJacksonIfItIsThere() {
        check(onlyDependOn(
                "io.aiomysql.converters..",
                "io.aiomysql.converters..",
                "io.aiomysql.protocol..",
                "com.fasterxml.jackson.."));
    }

    @Test
    void transportsDependOnTheSpiAlone() {
        check(onlyDependOn("io.aiomysql.transport.nio..", "io.aiomysql.transport.nio..", "io.aiomysql.protocol.spi"));
        check(onlyDependOn(
                "io.aiomysql.transport.netty..",
                "io.aiomysql.transport.netty..",
                "io.aiomysql.protocol.spi",
                "io.netty.."));
    }

    @Test
    void noNettyTypeIsInSightButInTheOptionsOfItsTransport() {
        List<String> withNetty = CODE.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> Stream.concat(
                                Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                        .anyMatch(resideInAPackage("io.netty..")))
                .map(JavaMethod::getFullName)
                .toList();

        assertThat(withNetty)
                .containsExactly("io.aiomysql.transport.netty.NettyTransport$Builder.eventLoopGroup"
                        + "(io.netty.channel.EventLoopGroup)");
    }

    @Test
    void theClientDependsOnTheEngineAndOnNoTransport() {
        check(classes()
                .that(resideInAnyPackage(CLIENT))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(CLIENT)
                        .or(resideInAnyPackage(JDK))
                        .or(resideInAnyPackage(
                                "io.aiomysql.auth", "io.aiomysql.converters..", "io.aiomysql.protocol.."))
                        .or(resideInAPackage("jdk.jfr"))
                        .or(resideInAPackage("com.github.luben.zstd"))));
    }

    @Test
    void onlyWhatIsLoadedForZstdDependsOnItsLibrary() {
        check(noClasses()
                .that(resideInAPackage("io.aiomysql..").and(not(simpleNameStartingWith("Zstd"))))
                .should()
                .dependOnClassesThat(resideInAPackage("com.github.luben.zstd..")));
    }

    @Test
    void onlyWhatIsLoadedWhereItIsThereDependsOnFlightRecorder() {
        check(noClasses()
                .that(resideInAPackage("io.aiomysql..").and(not(simpleNameStartingWith("Jfr"))))
                .should()
                .dependOnClassesThat(resideInAPackage("jdk.jfr..")));
    }

    @Test
    void nothingPointsAtTheClient() {
        check(noClasses()
                .that(not(resideInAnyPackage(CLIENT)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(CLIENT)));
    }

    @Test
    void theEngineHasNoSocketsThreadsOrLogs() {
        check(noClasses()
                .that(inTheEngine())
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.net..",
                        "java.nio.channels..",
                        "java.nio.file..",
                        "javax.net..",
                        "java.util.concurrent.."))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(System.Logger.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class));
    }

    @Test
    void theEngineReadsNoClockAndNoChance() {
        check(noClasses()
                .that(inTheEngine())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now"));
    }

    @Test
    void noClassIsAnImplAndNoPackageIsUtil() {
        check(noClasses().should().haveSimpleNameEndingWith("Impl"));
        check(noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..helper.."));
    }

    @Test
    void transportsShowTheirProviderAndTheirTransportAlone() {
        assertThat(publicIn("io.aiomysql.transport.."))
                .containsExactlyInAnyOrder(
                        "NettyTransport", "NettyTransportProvider", "NioTransport", "NioTransportProvider");
    }

    @Test
    void nothingStaticChanges() {
        check(fields().that().areStatic().should().beFinal());
    }

    @Test
    void nothingWaitsInAMonitorOrSleeps() {
        check(methods().should().notHaveModifier(JavaModifier.SYNCHRONIZED));
        check(noClasses().should().callMethod(Thread.class, "sleep", long.class));
        check(noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class));
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = CODE.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(candidate -> !candidate.isAnnotatedWith(NullMarked.class))
                .map(candidate -> candidate.getName())
                .toList();

        assertThat(unmarked).isEmpty();
    }

    private static Set<String> publicIn(String packages) {
        return CODE.stream()
                .filter(resideInAPackage(packages))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
    }

    private static ArchRule onlyDependOn(String who, String... whom) {
        return classes()
                .that(resideInAPackage(who))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(whom).or(resideInAnyPackage(JDK)));
    }

    private static DescribedPredicate<JavaClass> inTheEngine() {
        return resideInAPackage("io.aiomysql.protocol..").and(not(resideInAPackage("io.aiomysql.protocol.spi")));
    }

    private static void check(ArchRule rule) {
        rule.check(CODE);
    }
}
