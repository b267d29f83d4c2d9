package io.slipway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;

/// The structure that ARCHITECTURE.md promises, held by the build.
class StructureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.slipway");

    @Test
    void modulesUseOnlyWhatOthersOffer() {
        ApplicationModules.of(PortalApplication.class).verify();
    }

    @Test
    void dockerJavaStaysInsideTheEnginePackages() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.slipway.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.dockerjava..")
                .because("what is passed to an engine is built up at one place"));
    }

    @Test
    void viewsNeverTouchRepositories() {
        check(noClasses()
                .that(simpleNameEndingWith("View").or(simpleNameEndingWith("Dialog")))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Repository.class)
                .because("a listener is a public endpoint: it goes through a service that asks AccessPolicy"));
    }

    @Test
    void theEngineAdapterAndTheBenchmarksAreFreeOfSpring() {
        check(noClasses()
                .that(resideInAPackage("io.slipway.engine..").or(resideInAPackage("io.slipway.benchmarks..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .because("both are plain Java, usable from a shell"));
    }

    @Test
    void nothingIsInjectedIntoFields() {
        check(noFields().should().beAnnotatedWith(Autowired.class).because("a constructor says what a class needs"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
