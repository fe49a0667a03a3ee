package org.frontdesk.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import javafx.application.Platform;

import org.frontdesk.desktop.live.FxHop;
import org.junit.jupiter.api.Test;

/** The law of the house: what may know what. */
class ArchitectureTest {

    private static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.frontdesk.desktop");

    @Test
    void viewModelsKnowNoControlOfTheToolkit() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx.scene..",
                        "javafx.stage..",
                        "javafx.animation..",
                        "javafx.application..",
                        "javafx.fxml..")
                .check(CODE);
    }

    @Test
    void onlyOneClassHopsToTheJavaFxThread() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(FxHop.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Platform.class)
                .check(CODE);
    }

    @Test
    void theConnectionKnowsNothingOfTheToolkit() {
        noClasses()
                .that()
                .resideInAPackage("..connection..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..")
                .check(CODE);
    }

    @Test
    void dataGoesOneWay() {
        noClasses()
                .that()
                .resideInAPackage("..connection..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..live..", "..shell..", "..signin..", "..daysheet..", "..booking..")
                .check(CODE);
        noClasses()
                .that()
                .resideInAPackage("..live..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..shell..", "..signin..", "..daysheet..", "..booking..")
                .check(CODE);
    }

    @Test
    void controllersBindAndDoNotCallTheServer() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.grpc..")
                .check(CODE);
    }
}
