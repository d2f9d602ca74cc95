package io.aiomysql;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.aiomysql.internal.upload.ForbiddenInUpload;
import io.aiomysql.internal.wire.ForbiddenInWire;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packages of the client, and the arrows between them. */
class RoomsTest {

    private static final String ROOT = "io.aiomysql.internal.";

    /** Each may use those behind it, and the leaves. */
    private static final List<String> FLOORS =
            List.of("open", "connection", "cursor", "statement", "result", "session", "wire");

    /** None of them uses another room. */
    private static final List<String> LEAVES = List.of("options", "sql", "upload", "event", "future");

    private static final JavaClasses CLIENT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.aiomysql", "io.aiomysql.internal")
            .that(resideInAnyPackage("io.aiomysql", "io.aiomysql.internal.."));

    private static final DescribedPredicate<JavaClass> OPTIONS_OF_THE_API = named("ConnectOptions")
            .or(named("ConnectOptionsBuilder"))
            .or(named("LoginOptions"))
            .or(named("LoginOptionsBuilder"))
            .or(named("TlsOptions"))
            .or(named("TlsOptionsBuilder"))
            .or(named("SessionOptions"))
            .or(named("SessionOptionsBuilder"))
            .or(named("EventOptions"))
            .or(named("EventOptionsBuilder"));

    @Test
    void everyRoomHasItsFloor() {
        List<String> known = new ArrayList<>(FLOORS);
        known.addAll(LEAVES);

        assertThat(CLIENT.getPackage("io.aiomysql.internal").getSubpackages())
                .extracting(JavaPackage::getRelativeName)
                .containsExactlyInAnyOrderElementsOf(known);
        assertThat(CLIENT.getPackage("io.aiomysql.internal").getClasses()).isEmpty();
    }

    @Test
    void roomsAreFreeOfCycles() {
        noCycles().check(CLIENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open",
                "connection",
                "cursor",
                "statement",
                "result",
                "session",
                "wire",
                "options",
                "sql",
                "upload",
                "event",
                "future"
            })
    void aRoomUsesThoseBelowItAlone(String room) {
        belowAlone(room).check(CLIENT);
    }

    @Test
    void theApiHasTwoDoors() {
        doors().check(CLIENT);
        noClasses()
                .that(OPTIONS_OF_THE_API)
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.aiomysql.internal..").and(not(resideInAPackage(ROOT + "options"))))
                .check(CLIENT);
        noClasses()
                .that(named("MySqlConnection"))
                .should()
                .dependOnClassesThat(resideInAPackage("io.aiomysql.internal..").and(not(named("Opening"))))
                .check(CLIENT);
    }

    @Test
    void theApiIsUsedByItsInterfacesEnumsErrorsAndValues() {
        noClasses()
                .that(resideInAPackage("io.aiomysql.internal.."))
                .should()
                .dependOnClassesThat(named("ConnectOptionsBuilder")
                        .or(named("LoginOptions"))
                        .or(named("LoginOptionsBuilder"))
                        .or(named("TlsOptions"))
                        .or(named("TlsOptionsBuilder"))
                        .or(named("SessionOptions"))
                        .or(named("SessionOptionsBuilder"))
                        .or(named("EventOptions"))
                        .or(named("EventOptionsBuilder"))
                        .or(named("ServerErrors")))
                .check(CLIENT);
        noClasses()
                .that(resideInAPackage("io.aiomysql.internal..")
                        .and(not(named("Opening").or(named("RealConnection")))))
                .should()
                .dependOnClassesThat(named("ConnectOptions"))
                .because("a connection only gives back the options that it was opened with")
                .check(CLIENT);
    }

    @Test
    void onlyTheOptionsKnowAuthentication() {
        onlyFrom("io.aiomysql.auth..", "options").check(CLIENT);
    }

    @Test
    void onlyWhoeverReadsOrWritesPacketsKnowsTheFraming() {
        onlyFrom("io.aiomysql.protocol.framing..", "wire", "session", "result", "sql", "upload", "open")
                .check(CLIENT);
    }

    @Test
    void anArrowUpwardsFailsTheBuild() {
        assertRefused(belowAlone("wire"), ForbiddenInWire.class);
        assertRefused(noCycles(), ForbiddenInWire.class);
    }

    @Test
    void anArrowBetweenLeavesFailsTheBuild() {
        assertRefused(belowAlone("upload"), ForbiddenInUpload.class);
    }

    @Test
    void anotherDoorFailsTheBuild() {
        assertRefused(doors(), ForbiddenDoor.class);
    }

    private static void assertRefused(ArchRule rule, Class<?> forbidden) {
        JavaClasses withForbidden = new ClassFileImporter()
                .importPackages("io.aiomysql")
                .that(DescribedPredicate.describe(
                        "are the client's, or forbidden",
                        type -> CLIENT.contain(type.getName()) || type.isEquivalentTo(forbidden)));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> rule.check(withForbidden))
                .withMessageContaining(forbidden.getSimpleName());
    }

    private static ArchRule noCycles() {
        return slices().matching(ROOT + "(*)..").should().beFreeOfCycles();
    }

    private static ArchRule belowAlone(String room) {
        List<String> allowed = new ArrayList<>(List.of(room));
        int floor = FLOORS.indexOf(room);
        if (floor >= 0) {
            allowed.addAll(FLOORS.subList(floor + 1, FLOORS.size()));
            allowed.addAll(LEAVES);
        }
        String[] packages = allowed.stream().map(name -> ROOT + name).toArray(String[]::new);
        return noClasses()
                .that(resideInAPackage(ROOT + room))
                .should()
                .dependOnClassesThat(resideInAPackage("io.aiomysql.internal..").and(not(resideInAnyPackage(packages))));
    }

    private static ArchRule doors() {
        return noClasses()
                .that(resideInAPackage("io.aiomysql")
                        .and(not(named("MySqlConnection")))
                        .and(not(OPTIONS_OF_THE_API)))
                .should()
                .dependOnClassesThat(resideInAPackage("io.aiomysql.internal.."));
    }

    private static ArchRule onlyFrom(String used, String... rooms) {
        String[] packages = Stream.of(rooms).map(name -> ROOT + name).toArray(String[]::new);
        return noClasses().that(not(resideInAnyPackage(packages))).should().dependOnClassesThat(resideInAPackage(used));
    }

    private static DescribedPredicate<JavaClass> named(String name) {
        return simpleName(name).as(name);
    }
}
