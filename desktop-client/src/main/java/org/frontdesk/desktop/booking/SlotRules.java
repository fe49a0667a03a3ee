package org.frontdesk.desktop.booking;

import org.frontdesk.api.v1.Hold;
import org.frontdesk.api.v1.Role;
import org.frontdesk.api.v1.SlotStatus;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.api.v1.User;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.live.ServerClock;
import org.frontdesk.desktop.texts.Texts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/** What this person may do in a slot now, as far as that can be told without the server, which decides. */
public final class SlotRules {

    /** How long before its start a slot takes somebody who walks in; the server's rule. */
    private static final Duration WALK_IN_AHEAD = Duration.ofHours(2);

    private static final String OVERBOOK = "appointments.overbook";

    private final User user;
    private final ServerClock clock;
    private final Texts texts;

    public SlotRules(User user, ServerClock clock, Texts texts) {
        this.user = user;
        this.clock = clock;
        this.texts = texts;
    }

    /** Whether patients are looked up: everybody but a patient books for somebody. */
    public boolean picksPatients() {
        return user.getRole() != Role.ROLE_PATIENT;
    }

    /** Whether this person may register patients. */
    public boolean registersPatients() {
        return user.getRole() == Role.ROLE_RECEPTIONIST || user.getRole() == Role.ROLE_ADMIN;
    }

    /** Why no place of a slot can be booked now; empty when one can. */
    public String whyNotBookable(TimeSlot slot) {
        if (hasBegun(slot)) {
            return texts.get(isOver(slot) ? "booking.nothing.over" : "booking.nothing.past");
        } else if (isBlocked(slot)) {
            return slot.getBlockedReason().isEmpty()
                    ? texts.get("booking.nothing.blocked")
                    : texts.get("booking.nothing.blockedBecause", slot.getBlockedReason());
        } else if (isFullForMe(slot)) {
            return slot.getHoldsCount() == 0
                    ? texts.get("booking.nothing.full")
                    : texts.get("booking.nothing.held", holder(slot.getHolds(0)));
        } else if (!isOwn(slot)) {
            return texts.get("booking.nothing.notYours");
        }
        return "";
    }

    /** Whether somebody who stands at the desk can be put into a slot. */
    public boolean takesWalkIn(TimeSlot slot) {
        Instant start = WireTime.instant(slot.getStartTime());
        boolean soon = !start.minus(WALK_IN_AHEAD).isAfter(clock.instant());
        boolean today = LocalDate.ofInstant(start, clock.getZone()).equals(LocalDate.now(clock));
        return picksPatients()
                && isOwn(slot)
                && today
                && soon
                && !isOver(slot)
                && !isBlocked(slot)
                && !isFullForMe(slot);
    }

    /** Whether this person was granted to book beyond the capacity, and there is no other way into this slot. */
    public boolean mayOverbook(TimeSlot slot) {
        boolean granted =
                user.getRole() == Role.ROLE_ADMIN || user.getPermissionsList().contains(OVERBOOK);
        return granted && isOwn(slot) && isFull(slot) && !isBlocked(slot) && !hasBegun(slot);
    }

    /** Whether this person may block the slot, or open it again. */
    public boolean mayBlock(TimeSlot slot) {
        return picksPatients() && isOwn(slot) && !isOver(slot);
    }

    /** Whether it is worth asking for a place, if only to hear what is free instead. */
    boolean isWorthHolding(TimeSlot slot) {
        return picksPatients() && isOwn(slot) && !hasBegun(slot);
    }

    /** Who holds a place, in words for this person. */
    public String holder(Hold hold) {
        return hold.getHeldByUserId().equals(user.getUserId())
                ? texts.get("booking.heldByYou")
                : texts.get("booking.heldBy", hold.getHeldByName());
    }

    boolean isMine(Hold hold) {
        return hold.getHeldByUserId().equals(user.getUserId());
    }

    boolean isBlocked(TimeSlot slot) {
        return slot.getStatus() == SlotStatus.SLOT_STATUS_BLOCKED;
    }

    boolean hasBegun(TimeSlot slot) {
        return !WireTime.instant(slot.getStartTime()).isAfter(clock.instant());
    }

    private boolean isOver(TimeSlot slot) {
        return !WireTime.instant(slot.getEndTime()).isAfter(clock.instant());
    }

    private static boolean isFull(TimeSlot slot) {
        return slot.getBooked() >= slot.getCapacity();
    }

    /** A place that the person holds themselves is free for whom they put into it. */
    private boolean isFullForMe(TimeSlot slot) {
        long mine = slot.getHoldsList().stream().filter(this::isMine).count();
        return slot.getBooked() - mine >= slot.getCapacity();
    }

    private boolean isOwn(TimeSlot slot) {
        return user.getRole() != Role.ROLE_DOCTOR || user.getDoctorId().equals(slot.getDoctorId());
    }

    /** When a slot starts, on the clinic's wall clock. */
    ZonedDateTime startOf(TimeSlot one) {
        return WireTime.at(one.getStartTime(), clock.getZone());
    }

    /** When a slot ends, on the clinic's wall clock. */
    ZonedDateTime endOf(TimeSlot one) {
        return WireTime.at(one.getEndTime(), clock.getZone());
    }
}
