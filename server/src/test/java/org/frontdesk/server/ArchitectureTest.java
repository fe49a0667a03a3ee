package org.frontdesk.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.frontdesk.server.database.schema.tables.Appointments;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;

/** Which room may know which: the map in {@code docs/ARCHITECTURE.md}, checked on every build. */
class ArchitectureTest {

    private static final String ROOT = "org.frontdesk.server";
    private static final String[] FEATURES =
            packages(
                    "types..",
                    "doctors..",
                    "patients..",
                    "locations..",
                    "schedule..",
                    "appointments..",
                    "waitlist..",
                    "doctordays..",
                    "reports..",
                    "live..",
                    "operations..");

    private static final JavaClasses CODE =
            new ClassFileImporter()
                    .importUrl(Wiring.class.getProtectionDomain().getCodeSource().getLocation());

    private static String[] packages(String... names) {
        return Stream.of(names).map(name -> ROOT + "." + name).toArray(String[]::new);
    }

    private static void knowsNothingOf(String room, String... others) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(others))
                .check(CODE);
    }

    @Test
    void theDatabaseKnowsNobodyWhoUsesIt() {
        knowsNothingOf(
                "database..",
                Stream.concat(
                                Stream.of("rpc..", "access..", "requests.."),
                                Arrays.stream(FEATURES)
                                        .map(one -> one.substring(ROOT.length() + 1)))
                        .toArray(String[]::new));
    }

    @Test
    void sharedRoomsKnowNoFeature() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("requests..", "rpc..", "files.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FEATURES)
                .check(CODE);
    }

    @Test
    void accessKnowsPeopleByTheirIdsOnly() {
        knowsNothingOf(
                "access..",
                "clinic..",
                "locations..",
                "schedule..",
                "appointments..",
                "live..",
                "operations..");
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".access..")
                .should()
                .dependOnClassesThat(
                        JavaClass.Predicates.resideInAnyPackage(packages("doctors..", "patients.."))
                                .and(
                                        DescribedPredicate.not(
                                                JavaClass.Predicates.simpleNameEndingWith("Id"))))
                .check(CODE);
    }

    /** Whoever changes the schedule need not know how it is booked, and whoever books not who watches. */
    @Test
    void featuresKnowOnlyThoseTheyAreBuiltOn() {
        knowsNothingOf(
                "doctors..",
                "patients..",
                "locations..",
                "schedule..",
                "appointments..",
                "live..",
                "operations..");
        knowsNothingOf(
                "locations..",
                "doctors..",
                "patients..",
                "schedule..",
                "appointments..",
                "waitlist..",
                "live..",
                "operations..");
        knowsNothingOf(
                "patients..",
                "locations..",
                "schedule..",
                "appointments..",
                "live..",
                "operations..");
        knowsNothingOf(
                "types..",
                "doctors..",
                "patients..",
                "schedule..",
                "appointments..",
                "live..",
                "operations..");
        knowsNothingOf("schedule..", "patients..", "appointments..", "live..", "operations..");
        knowsNothingOf("appointments..", "notes..", "waitlist..", "live..", "operations..");
        knowsNothingOf("notes..", "waitlist..", "live..", "operations..");
        knowsNothingOf("waitlist..", "live..", "operations..");
        knowsNothingOf("doctordays..", "waitlist..", "reports..", "live..", "operations..");
        knowsNothingOf(
                "reports..", "patients..", "waitlist..", "doctordays..", "live..", "operations..");
        knowsNothingOf("live..", "operations..");
    }

    /** Files, reminders, whole days and reports are made of what there is; nothing of it depends on them. */
    @Test
    void nobodyKnowsTheFilesAndRemindersMadeOfThem() {
        for (String room :
                new String[] {
                    "doctors..",
                    "patients..",
                    "locations..",
                    "schedule..",
                    "appointments..",
                    "live..",
                    "access.."
                }) {
            knowsNothingOf(room, "exchange..", "reminders..", "doctordays..", "reports..");
        }
        knowsNothingOf("exchange..", "reminders..", "live..", "operations..");
        knowsNothingOf("reminders..", "exchange..", "live..", "operations..");
    }

    @Test
    void onlyTheDatabaseAndTheChangeFeedOpenConnections() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".database..")
                .and()
                .doNotHaveSimpleName("ReplicationConnection")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.DriverManager")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javax.sql.DataSource")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("com.zaxxer.hikari..", "io.zonky..", "org.flywaydb..")
                .check(CODE);
    }

    /** The column says when the first slot of an appointment ends; when it ends itself, {@code AppointmentRows.ENDS_AT}. */
    @Test
    void nobodyTakesTheEndOfASlotForTheEndOfAnAppointment() {
        noClasses()
                .that()
                .doNotHaveSimpleName("AppointmentRows")
                .and()
                // which knows no appointments, and does as AppointmentRows
                .doNotHaveSimpleName("PatientHistory")
                .and()
                .resideOutsideOfPackage(ROOT + ".database.schema..")
                .should()
                .accessField(Appointments.class, "ENDS_AT")
                .check(CODE);
    }

    /** A service decodes, calls and encodes; what it calls asks the database. */
    @Test
    void theDoorsAskNoDatabase() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("GrpcService")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jooq..", "java.sql..", ROOT + ".database..")
                .check(CODE);
    }

    /** What decides must not depend on what was sent over which wire. */
    @Test
    void commandsAreDecidedWithoutTheContract() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".appointments..")
                .and()
                .haveSimpleNameEndingWith("Appointment")
                .or()
                .haveSimpleNameStartingWith("Batch")
                .or()
                .haveSimpleName("LockedSchedule")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.frontdesk.api..", "io.grpc..")
                .check(CODE);
    }

    @Test
    void nobodyLooksAtTheClockOrSleeps() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .check(CODE);
    }

    /** The clock is made where everything is made, and handed on. */
    @Test
    void clocksComeFromTheStartOfTheProcess() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Wiring")
                .and()
                .resideOutsideOfPackage(ROOT + ".operations..")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(Clock.class, "system", java.time.ZoneId.class)
                .check(CODE);
    }

    @Test
    void onlyTheCommandLineWritesToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".operations..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CODE);
    }

    @Test
    void whatComesOfACommandIsSealed() {
        classes()
                .that()
                .haveSimpleName("Outcome")
                .and()
                .areInterfaces()
                .should(
                        com.tngtech.archunit.lang.ArchCondition.from(
                                DescribedPredicate.describe(
                                        "be sealed", one -> one.reflect().isSealed())))
                .check(CODE);
    }
}
