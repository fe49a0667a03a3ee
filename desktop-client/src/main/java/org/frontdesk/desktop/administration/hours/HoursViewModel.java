package org.frontdesk.desktop.administration.hours;

import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.Room;
import org.frontdesk.api.v1.TimeOfDay;
import org.frontdesk.api.v1.TimeOfDayRange;
import org.frontdesk.api.v1.WeeklyHours;
import org.frontdesk.desktop.administration.FieldErrors;
import org.frontdesk.desktop.texts.Texts;

import java.util.List;
import java.util.Optional;

/** The hours of a day as they are typed: from when to when, how long a slot is, breaks, places, the room. */
public final class HoursViewModel {

    /** What the server takes. */
    private static final int MOST_BREAKS = 10;

    /** A break as it is typed. */
    public record Break(StringProperty from, StringProperty to) {

        Break(String from, String to) {
            this(new SimpleStringProperty(from), new SimpleStringProperty(to));
        }
    }

    private final Rooms rooms;
    private final FieldErrors errors;
    private final Texts texts;
    private final StringProperty from = new SimpleStringProperty("09:00");
    private final StringProperty to = new SimpleStringProperty("17:00");
    private final StringProperty slotMinutes = new SimpleStringProperty("20");
    private final StringProperty capacity = new SimpleStringProperty("1");
    private final ObjectProperty<Room> room = new SimpleObjectProperty<>();
    private final ObservableList<Break> breaks =
            FXCollections.observableArrayList(one -> new Observable[] {one.from(), one.to()});

    /**
     * @param errors where the faults of these fields are told
     */
    public HoursViewModel(Rooms rooms, FieldErrors errors, Texts texts) {
        this.rooms = rooms;
        this.errors = errors;
        this.texts = texts;
    }

    public StringProperty fromProperty() {
        return from;
    }

    public StringProperty toProperty() {
        return to;
    }

    public StringProperty slotMinutesProperty() {
        return slotMinutes;
    }

    public StringProperty capacityProperty() {
        return capacity;
    }

    /** Null: none. */
    public ObjectProperty<Room> roomProperty() {
        return room;
    }

    public Rooms rooms() {
        return rooms;
    }

    public FieldErrors errors() {
        return errors;
    }

    public ObservableList<Break> breaks() {
        return breaks;
    }

    /** Whether the server would take one more. */
    public boolean hasRoomForABreak() {
        return breaks.size() < MOST_BREAKS;
    }

    public void addBreak() {
        breaks.add(new Break("13:00", "14:00"));
    }

    /** Tells of everything that is typed or chosen. */
    public void onChange(Runnable listener) {
        for (StringProperty typed : List.of(from, to, slotMinutes, capacity)) {
            typed.subscribe((before, after) -> listener.run());
        }
        room.subscribe((before, after) -> listener.run());
        breaks.addListener((ListChangeListener<Break>) change -> listener.run());
    }

    /** Writes hours into the form. */
    public void show(WeeklyHours hours) {
        from.set(TimesOfDay.words(hours.getHours().getStart()));
        to.set(TimesOfDay.words(hours.getHours().getEnd()));
        slotMinutes.set(Integer.toString(hours.getSlotMinutes()));
        capacity.set(Integer.toString(Math.max(1, hours.getCapacity())));
        room.set(hours.getRoomId().isEmpty() ? null : rooms.orUnknown(hours.getRoomId()));
        breaks.setAll(
                hours.getBreaksList().stream()
                        .map(
                                one ->
                                        new Break(
                                                TimesOfDay.words(one.getStart()),
                                                TimesOfDay.words(one.getEnd())))
                        .toList());
    }

    /** What is typed; empty, and said at the fields, where it can't be read. The server judges what can. */
    public Optional<WeeklyHours> read() {
        WeeklyHours.Builder hours = WeeklyHours.newBuilder();
        range("hours", from, to).ifPresent(hours::setHours);
        for (int i = 0; i < breaks.size(); i++) {
            range("breaks[" + i + "]", breaks.get(i).from(), breaks.get(i).to())
                    .ifPresent(hours::addBreaks);
        }
        number("slot_minutes", slotMinutes).ifPresent(hours::setSlotMinutes);
        number("capacity", capacity).ifPresent(hours::setCapacity);
        if (room.get() != null) {
            hours.setRoomId(room.get().getRoomId());
        }
        return errors.isEmpty() ? Optional.of(hours.build()) : Optional.empty();
    }

    private Optional<TimeOfDayRange> range(String field, StringProperty start, StringProperty end) {
        Optional<TimeOfDay> first = time(field + ".start", start);
        Optional<TimeOfDay> last = time(field + ".end", end);
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        if (TimesOfDay.minuteOf(last.get()) <= TimesOfDay.minuteOf(first.get())) {
            errors.put(field + ".end", texts.get("wrong.notAfter"));
            return Optional.empty();
        }
        return Optional.of(
                TimeOfDayRange.newBuilder().setStart(first.get()).setEnd(last.get()).build());
    }

    private Optional<TimeOfDay> time(String field, StringProperty typed) {
        Optional<TimeOfDay> time = TimesOfDay.parse(typed.get());
        if (time.isEmpty()) {
            errors.put(field, texts.get("wrong.time"));
        }
        return time;
    }

    private Optional<Integer> number(String field, StringProperty typed) {
        try {
            int number = Integer.parseInt(typed.get().strip());
            if (number > 0) {
                return Optional.of(number); // none and the standard are one to the server
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        errors.put(field, texts.get("wrong.number"));
        return Optional.empty();
    }
}
