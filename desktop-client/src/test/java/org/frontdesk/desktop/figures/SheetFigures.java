package org.frontdesk.desktop.figures;

import static org.frontdesk.desktop.FxThread.fx;

import javafx.application.Platform;

import org.frontdesk.desktop.journeys.RealClinic;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Prints the figures of the day sheet: 20 doctors of 40 slots drawn, and 500 changes a second arriving from the database of a
 * real server. Arguments: how many changes, 100,000 unless told.
 */
public final class SheetFigures {

    private static final int DOCTORS = 20;
    private static final int SLOTS = 40;
    static final int CELLS = DOCTORS * SLOTS;
    private static final Duration SLOT = Duration.ofMinutes(15);
    private static final int DRAWINGS = 40;
    private static final int WARM_UP = 5_000;
    private static final int CHANGES_A_SECOND = 500;
    private static final int MOST_CHANGES = 100_000;

    private SheetFigures() {}

    public static void main(String[] arguments) throws Exception {
        int changes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : MOST_CHANGES;
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        try (RealClinic clinic = RealClinic.open()) {
            List<UUID> free = fill(clinic);
            try (SheetWindow window = new SheetWindow(clinic)) {
                draw(window);
                change(clinic, window, free, changes);
            }
        } catch (RuntimeException failed) {
            failed.printStackTrace();
            System.exit(1); // the toolkit's thread would keep the process
        }
        System.exit(0);
    }

    private static void draw(SheetWindow window) {
        Samples laidOut = new Samples();
        Samples drawn = new Samples();
        for (int drawing = 0; drawing < DRAWINGS; drawing++) {
            SheetWindow.Drawing times = window.drawAnew();
            if (drawing == 0) {
                System.out.printf("first drawing: %.0f ms%n", times.drawnMs());
            } else {
                laidOut.add(times.laidOutMs());
                drawn.add(times.drawnMs());
            }
        }
        System.out.printf(
                "a sheet of %d cells, what is in sight of it: laid out %s; frame drawn %s%n",
                CELLS, laidOut, drawn);
    }

    private static void change(RealClinic clinic, SheetWindow window, List<UUID> slots, int changes)
            throws Exception {
        try (SlotChanges writer = new SlotChanges(clinic, slots, CHANGES_A_SECOND)) {
            ChangeWatch watch = fx(() -> new ChangeWatch(window, writer));
            writer.run(WARM_UP);
            watch.awaitLast();
            watch.forget();
            long before = usedHeap();
            writer.run(changes);
            watch.awaitLast();
            System.out.printf(
                    "%d changes at %d a second: commit to cell %s; commit to pixel %s%n",
                    changes, writer.measuredRate(), watch.toCell(), watch.toPixel());
            System.out.printf(
                    "nodes touched: %d updates of changed cells, %d of other cells, the sheet laid"
                            + " out %d times in %d frames%n",
                    watch.cellUpdates(), watch.otherCells(), watch.sheetLayouts(), watch.frames());
            System.out.printf(
                    "heap in use, with the server in the same process: %d MB before, %d MB after%n",
                    before, usedHeap());
        }
    }

    /** Half of the places are booked; the ids of the others. */
    private static List<UUID> fill(RealClinic clinic) throws SQLException {
        List<UUID> free = new ArrayList<>();
        clinic.doctor("Nobody receives"); // a specialization without slots, for an empty sheet
        try (Connection connection = clinic.connection();
                PreparedStatement slot =
                        connection.prepareStatement(
                                "insert into time_slots (id, doctor_id, starts_at, ends_at,"
                                        + " capacity, booked) values (?, ?, ?, ?, 1, ?)");
                PreparedStatement booking =
                        connection.prepareStatement(
                                "insert into appointments (id, slot_id, doctor_id, patient_id,"
                                        + " starts_at, ends_at, status, booked_by, booked_at)"
                                        + " values (?, ?, ?, ?, ?, ?, 'CONFIRMED', (select id from"
                                        + " users limit 1), now())")) {
            for (int doctor = 0; doctor < DOCTORS; doctor++) {
                UUID doctorId = clinic.doctor("Cardiology");
                for (int number = 0; number < SLOTS; number++) {
                    UUID slotId = UUID.randomUUID();
                    OffsetDateTime start =
                            clinic.today()
                                    .atTime(LocalTime.of(10, 0))
                                    .plus(SLOT.multipliedBy(number))
                                    .atZone(clinic.zone)
                                    .toOffsetDateTime();
                    boolean booked = number % 2 == 0;
                    set(slot, slotId, doctorId, start, start.plus(SLOT), booked ? 1 : 0);
                    if (booked) {
                        UUID patient = clinic.patient("Given" + number, "Family" + doctor);
                        UUID id = UUID.randomUUID();
                        set(booking, id, slotId, doctorId, patient, start, start.plus(SLOT));
                    } else {
                        free.add(slotId);
                    }
                }
            }
        }
        return free;
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int at = 0; at < values.length; at++) {
            statement.setObject(at + 1, values[at]);
        }
        statement.execute();
    }

    private static long usedHeap() {
        for (int time = 0; time < 3; time++) {
            System.gc(); // what the first one finalizes, the next ones collect
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / (1024 * 1024);
    }
}
