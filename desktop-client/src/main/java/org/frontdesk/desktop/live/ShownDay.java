package org.frontdesk.desktop.live;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.TimeSlot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The slots and appointments of the day on the screen. Used on the JavaFX thread only, but knows nothing of it. */
public final class ShownDay {

    private static final Set<AppointmentStatus> TAKING_A_PLACE =
            EnumSet.of(
                    AppointmentStatus.APPOINTMENT_STATUS_PENDING,
                    AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED,
                    AppointmentStatus.APPOINTMENT_STATUS_CHECKED_IN,
                    AppointmentStatus.APPOINTMENT_STATUS_IN_PROGRESS,
                    AppointmentStatus.APPOINTMENT_STATUS_COMPLETED);

    private final Map<String, TimeSlot> slots = new HashMap<>();
    private final Map<String, Appointment> appointments = new HashMap<>();
    private final Map<String, Set<String>> idsBySlot = new HashMap<>();
    private final Set<String> aheadOfStream = new HashSet<>();
    private final List<Consumer<Set<String>>> listeners = new ArrayList<>();

    /**
     * The listener gets the ids of the slots about which something changed; none when another day is shown.
     *
     * @return ends it
     */
    public Runnable addListener(Consumer<Set<String>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Every slot of the day, in no order. */
    public Collection<TimeSlot> slots() {
        return slots.values();
    }

    /** A slot by its id. */
    public Optional<TimeSlot> slot(String slotId) {
        return Optional.ofNullable(slots.get(slotId));
    }

    /** An appointment by its id, whatever its status. */
    public Optional<Appointment> appointment(String appointmentId) {
        return Optional.ofNullable(appointments.get(appointmentId));
    }

    /** Every appointment of the day that the signed-in person may see, whatever its status, in no order. */
    public Collection<Appointment> appointments() {
        return appointments.values();
    }

    /** The appointments of a slot that take a place of it and that the signed-in person may see, the oldest booking first. */
    public List<Appointment> activeIn(String slotId) {
        return idsBySlot.getOrDefault(slotId, Set.of()).stream()
                .map(appointments::get)
                .filter(ShownDay::isActive)
                .sorted(
                        Comparator.comparing((Appointment one) -> one.getBookedAt().getSeconds())
                                .thenComparing(Appointment::getAppointmentId))
                .toList();
    }

    /** The appointments of a slot to which nobody came and that the signed-in person may see. */
    public List<Appointment> missedIn(String slotId) {
        return idsBySlot.getOrDefault(slotId, Set.of()).stream()
                .map(appointments::get)
                .filter(one -> one.getStatus() == AppointmentStatus.APPOINTMENT_STATUS_NO_SHOW)
                .sorted(Comparator.comparing(Appointment::getAppointmentId))
                .toList();
    }

    /** Whether an appointment holds a place. */
    public static boolean isActive(Appointment appointment) {
        return TAKING_A_PLACE.contains(appointment.getStatus());
    }

    /** The answer to an own request comes before the stream says the same: shown at once, unless it is old news. */
    public void answered(Appointment appointment) {
        Appointment known = appointments.get(appointment.getAppointmentId());
        if (slots.containsKey(appointment.getSlotId())
                && (known == null || known.getVersion() < appointment.getVersion())) {
            aheadOfStream.add(appointment.getAppointmentId());
            tell(put(appointment));
        }
    }

    /** Another day is shown: nothing of the old one stays. */
    void clear() {
        slots.clear();
        appointments.clear();
        idsBySlot.clear();
        aheadOfStream.clear();
    }

    void applySlots(Changes<TimeSlot> changes) {
        Set<String> touched = new HashSet<>(changes.removedIds());
        changes.removedIds().forEach(slots::remove);
        for (TimeSlot slot : changes.changed()) {
            slots.put(slot.getSlotId(), slot);
            touched.add(slot.getSlotId());
        }
        tell(touched);
    }

    void applyAppointments(Changes<Appointment> changes) {
        Set<String> touched = new HashSet<>();
        for (String id : changes.removedIds()) {
            Appointment gone = appointments.remove(id);
            if (gone != null) {
                touched.addAll(takeOut(gone));
            }
        }
        for (Appointment appointment : changes.changed()) {
            if (!isOldNews(appointment)) {
                touched.addAll(put(appointment));
            }
        }
        tell(touched);
    }

    private boolean isOldNews(Appointment streamed) {
        Appointment known = appointments.get(streamed.getAppointmentId());
        boolean old =
                known != null
                        && aheadOfStream.contains(streamed.getAppointmentId())
                        && streamed.getVersion() < known.getVersion();
        if (!old) {
            aheadOfStream.remove(streamed.getAppointmentId());
        }
        return old;
    }

    /** The slots touched: its own and, if it moved, those it left. */
    private Set<String> put(Appointment appointment) {
        Set<String> touched = new HashSet<>();
        Appointment before = appointments.put(appointment.getAppointmentId(), appointment);
        if (before != null) {
            touched.addAll(takeOut(before));
        }
        for (String slot : slotsOf(appointment)) {
            idsBySlot
                    .computeIfAbsent(slot, id -> new HashSet<>())
                    .add(appointment.getAppointmentId());
            touched.add(slot);
        }
        return touched;
    }

    private List<String> takeOut(Appointment appointment) {
        List<String> left = slotsOf(appointment);
        for (String slot : left) {
            idsBySlot.getOrDefault(slot, new HashSet<>()).remove(appointment.getAppointmentId());
        }
        return left;
    }

    private static List<String> slotsOf(Appointment appointment) {
        List<String> slots = new ArrayList<>(appointment.getFurtherSlotIdsList());
        slots.add(appointment.getSlotId());
        return slots;
    }

    private void tell(Set<String> touched) {
        if (!touched.isEmpty()) {
            List.copyOf(listeners).forEach(listener -> listener.accept(touched));
        }
    }
}
