package org.frontdesk.desktop.daysheet;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.SlotStatus;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.printing.DaySheetPages;
import org.frontdesk.desktop.printing.Paper;
import org.frontdesk.desktop.shell.Workplace;
import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.VisitStatus;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Puts what the sheet shows on paper, with the patients' telephone numbers, which are asked for only then. */
final class SheetPrint {

    private final Workplace at;
    private final DaySheetViewModel sheet;
    private final ShownDay day;
    private final Texts texts;
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanBinding possible;
    private boolean closed;

    SheetPrint(Workplace at, DaySheetViewModel sheet, ShownDay day) {
        this.at = at;
        this.sheet = sheet;
        this.day = day;
        this.texts = at.texts();
        this.possible =
                Bindings.createBooleanBinding(
                        () -> sheet.stateProperty().get() == SheetState.READY && !busy.get(),
                        sheet.stateProperty(),
                        busy);
    }

    /** Whether there is anything to print, and it is not being asked for already. */
    BooleanBinding possibleProperty() {
        return possible;
    }

    /** Prints it. */
    void print() {
        withPaper(at.papers()::print);
    }

    /** Saves it as a PDF. */
    void save() {
        withPaper(at.papers()::save);
    }

    /** Nobody waits for it any more. */
    void close() {
        closed = true;
    }

    private void withPaper(Consumer<Paper> use) {
        if (!possible.get()) {
            return;
        }
        busy.set(true);
        phones().thenAcceptAsync(
                        phones -> {
                            busy.set(false);
                            if (!closed) {
                                use.accept(paper(phones));
                            }
                        },
                        at.fx());
    }

    /** None while the server can't be asked: the sheet is wanted all the more then. */
    private CompletableFuture<PhoneNumbers.Found> phones() {
        Set<String> columns =
                sheet.columns().stream().map(SheetColumn::id).collect(Collectors.toSet());
        Set<String> patients =
                sheet.cells().values().stream()
                        .filter(cell -> columns.contains(cell.columnId()))
                        .flatMap(cell -> visits(cell.slotId()).stream())
                        .map(visit -> visit.getPatient().getPatientId())
                        .collect(Collectors.toSet());
        return at.connection().liveProperty().get()
                ? new PhoneNumbers(at.server()).of(patients)
                : CompletableFuture.completedFuture(
                        new PhoneNumbers.Found(Map.of(), patients.isEmpty()));
    }

    private Paper paper(PhoneNumbers.Found phones) {
        List<String> about = new ArrayList<>();
        if (!at.connection().liveProperty().get()) {
            about.add(texts.get("printing.day.stale", at.connection().textProperty().get()));
        }
        if (!phones.whole()) {
            about.add(texts.get("printing.day.noPhones"));
        }
        LocalDate date = sheet.dateProperty().get();
        return new DaySheetPages(
                at.shell().clinicName(),
                date,
                sheet.weekProperty().get() ? sheet.title() : texts.fullDate(date),
                about,
                sheet.columns().stream().map(column -> part(column, phones)).toList(),
                at.clock().instant().atZone(at.clock().getZone()),
                texts);
    }

    private DaySheetPages.Part part(SheetColumn column, PhoneNumbers.Found phones) {
        List<DaySheetPages.Line> lines = new ArrayList<>();
        sheet.cells().values().stream()
                .filter(cell -> cell.columnId().equals(column.id()))
                .sorted(Comparator.comparing(SlotCell::startsAt))
                .forEach(cell -> add(lines, cell, phones));
        if (lines.isEmpty()) {
            lines.add(DaySheetPages.Line.empty("", texts.get("printing.day.nobody")));
        }
        return new DaySheetPages.Part(
                texts.get("printing.day.column", column.title(), column.subtitle()), lines);
    }

    /** Each patient on a line of their own, then what can still be given away. */
    private void add(List<DaySheetPages.Line> lines, SlotCell cell, PhoneNumbers.Found phones) {
        TimeSlot slot = day.slot(cell.slotId()).orElse(null);
        if (slot == null) {
            return;
        }
        List<Appointment> visits = visits(cell.slotId());
        String time = time(slot);
        visits.forEach(visit -> lines.add(line(time, visit, phones)));
        int free = slot.getCapacity() - slot.getBooked();
        switch (cell.state()) {
            case BLOCKED ->
                    lines.add(
                            DaySheetPages.Line.empty(
                                    time,
                                    slot.getBlockedReason().isEmpty()
                                            ? texts.get("cell.blocked")
                                            : texts.get(
                                                    "printing.day.blocked",
                                                    slot.getBlockedReason())));
            case TAKEN -> lines.add(DaySheetPages.Line.empty(time, cell.status()));
            case HELD -> {
                if (visits.isEmpty()) {
                    lines.add(DaySheetPages.Line.empty(time, texts.get("daysheet.legend.held")));
                }
            }
            case FREE, GROUP, NO_SHOW -> {
                boolean toGive = slot.getStatus() == SlotStatus.SLOT_STATUS_FREE && !cell.past();
                if (toGive) {
                    lines.add(
                            DaySheetPages.Line.empty(
                                    time,
                                    free > 1
                                            ? texts.get("cell.freePlaces", free)
                                            : texts.get("cell.free")));
                }
            }
            case BOOKED, ARRIVED, WITH_DOCTOR, DONE, FULL, UNUSED -> {}
        }
    }

    private DaySheetPages.Line line(String time, Appointment visit, PhoneNumbers.Found phones) {
        String born = visit.getPatient().getBirthDate();
        return new DaySheetPages.Line(
                time,
                visit.getPatient().getDisplayName(),
                born.isEmpty() ? "" : texts.date(LocalDate.parse(born)),
                Long.toString(visit.getPatient().getPatientNumber()),
                texts.get(VisitStatus.of(visit.getStatus()).textKey()),
                phones.byPatient().getOrDefault(visit.getPatient().getPatientId(), ""));
    }

    private List<Appointment> visits(String slotId) {
        List<Appointment> visits = new ArrayList<>(day.activeIn(slotId));
        visits.addAll(day.missedIn(slotId));
        return visits;
    }

    private String time(TimeSlot slot) {
        return texts.get(
                "booking.time",
                clockTime(slot.getStartTime().getSeconds()),
                clockTime(slot.getEndTime().getSeconds()));
    }

    private String clockTime(long epochSecond) {
        return texts.time(
                Instant.ofEpochSecond(epochSecond).atZone(at.clock().getZone()).toLocalTime());
    }
}
