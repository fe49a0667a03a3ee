package org.frontdesk.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentTrailEntry;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whatever a clinic's callers do in whatever order, the server answers as {@link ModelClinic} does and holds what it holds. A
 * failure names its seed and the fewest deeds that lead to it. {@code -Djqwik.tries.default=1000} tries longer.
 */
class StateMachinePropertyTest {

    static final int SLOTS = 6;
    static final int PATIENTS = 4;

    private static final int MOST_DEEDS = 30;
    private static final int CALLERS = 6;
    private static final int MOST_DEEDS_OF_EACH = 15;

    /** Further than the days that one run uses. */
    private static final int DAYS_FOR_EACH_RUN = 20;

    private static RunningClinic clinic;
    private static List<UUID> doctors;
    private static List<UUID> patients;
    private static int runs;

    @BeforeContainer
    static void openClinic() {
        clinic = RunningClinic.openWhereItIsNoon();
        doctors = List.of(clinic.doctor("Cardiology"), clinic.doctor("Dermatology"));
        patients = clinic.patients(PATIENTS);
        for (Who who : Who.values()) {
            clinic.user(
                    who.username(),
                    who.role(),
                    who.role() == Role.DOCTOR ? doctors.getFirst() : null,
                    who.role() == Role.PATIENT ? patients.getFirst() : null);
            if (who.mayOverbook()) {
                clinic.database.execute(
                        "update users set permissions = '{appointments.overbook}' where username = '%s'"
                                .formatted(who.username()));
            }
            clinic.appointments(who.username()); // signed in before callers come at once
        }
    }

    @AfterContainer
    static void closeClinic() {
        clinic.close();
    }

    /** Two doctors; slots of both at the same time, at overlapping times, of today and of another day. */
    private static List<ModelBooks.Slot> slots() {
        return List.of(
                new ModelBooks.Slot(0, 60, 80, 1),
                new ModelBooks.Slot(0, 80, 100, 2),
                new ModelBooks.Slot(0, 2_880, 2_900, 1),
                new ModelBooks.Slot(1, 60, 80, 2),
                new ModelBooks.Slot(1, 90, 110, 1),
                new ModelBooks.Slot(1, 2_890, 2_910, 1));
    }

    @Provide
    Arbitrary<List<Deed>> days() {
        return DeedArbitraries.day(MOST_DEEDS);
    }

    @Provide
    Arbitrary<List<List<Deed>>> daysOfSeveral() {
        return DeedArbitraries.day(MOST_DEEDS_OF_EACH).list().ofSize(CALLERS);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theServerAnswersAndHoldsWhatTheRulesSay(@ForAll("days") List<Deed> day) {
        var real = new DrivenClinic(clinic, doctors, patients, slots());
        try {
            var side = new SideBySide(new ModelClinic(new ModelBooks(slots())), real);
            for (Deed deed : day) {
                side.does(deed);
                Invariants.hold(StateMachinePropertyTest::count);
            }
            side.everybodySeesTheirs();
            checkTrails(real);
        } finally {
            real.putAway(++runs * DAYS_FOR_EACH_RUN);
        }
    }

    /** No model can tell who was first; but whoever was told of a change finds it, and every appointment went by the rules. */
    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void callersAtOnceAreToldWhatBecameTrue(@ForAll("daysOfSeveral") List<List<Deed>> days) {
        var real = new DrivenClinic(clinic, doctors, patients, slots());
        try {
            List<BusyCaller> callers = days.stream().map(day -> new BusyCaller(real)).toList();

            AtOnce.call(
                    CALLERS,
                    number -> {
                        days.get(number).forEach(callers.get(number)::does);
                        return number;
                    });

            Invariants.hold(StateMachinePropertyTest::count);
            var trails = checkTrails(real);
            callers.forEach(caller -> caller.findsWhatItWasTold(trails));
            var before = real.read(Who.DESK);
            callers.forEach(BusyCaller::isToldTheSameAgain);
            assertThat(real.read(Who.DESK)).as("after all was sent again").isEqualTo(before);
        } finally {
            real.putAway(++runs * DAYS_FOR_EACH_RUN);
        }
    }

    /** On a connection that is there: it is asked after every deed. */
    private static long count(String sql) {
        try (var connection = clinic.database.writes().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static Map<String, List<AppointmentTrailEntry>> checkTrails(DrivenClinic real) {
        List<Appointment> appointments = real.read(Who.DESK).appointments();
        var trails =
                appointments.stream()
                        .map(Appointment::getAppointmentId)
                        .collect(Collectors.toMap(Function.identity(), real::trail));
        appointments.forEach(one -> TrailReplay.check(one, trails.get(one.getAppointmentId())));
        return trails;
    }
}
