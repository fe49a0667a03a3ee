package org.frontdesk.desktop.screenshots;

import org.frontdesk.desktop.shell.Place;

import java.util.List;

/** The administrator's pages about the schedule. */
final class AdministrationScheduleAlbum implements Album {

    /** Each look makes slots, so the next one has to do so for somebody else. */
    private static final List<String> SPECIALIZATIONS =
            List.of("General practice", "Paediatrics", "Dermatology", "Gynaecology");

    /** After it no doctor of the demonstration receives. */
    private static final int FIRST_FREE_HOUR = 19;

    private int looks;

    @Override
    public String name() {
        return "administration-schedule";
    }

    @Override
    public void fill(Camera camera) {
        camera.signIn("admin001");
        camera.go(Place.ADMINISTRATION);
        camera.awaitShown(".choose-list .check-box");
        camera.draw("make-slots");
        camera.type("#find", SPECIALIZATIONS.get(looks++ % SPECIALIZATIONS.size()));
        camera.type("#slotMinutes", "3");
        camera.fire(".choose-list .check-box");
        camera.fire("#addBreak");
        camera.fire("#ask");
        camera.awaitShown("#error-slot-minutes");
        camera.draw("make-slots-wrong");
        camera.type("#slotMinutes", "30");
        camera.fire("#ask");
        camera.awaitShown(".planned-line");
        camera.draw("make-slots-preview");
        camera.fire("#begin");
        camera.fire("#onlyClashes");
        camera.awaitShown("#outcome");
        camera.draw("make-slots-made");
        weeklyHours(camera, FIRST_FREE_HOUR + looks);
        holidays(camera);
    }

    private static void weeklyHours(Camera camera, int from) {
        camera.fire("#admin-templates");
        camera.awaitShown("#newHours");
        camera.draw("weekly-hours-none");
        camera.fire("#newHours");
        camera.type("#from", from + ":00");
        camera.type("#to", (from + 1) + ":00");
        camera.fire("#ask");
        camera.awaitShown(".planned-line");
        camera.draw("weekly-hours-new");
        camera.fire("#begin");
        camera.awaitShown("#outcome");
        camera.fire("#formBack");
        camera.awaitShown(".change-hours");
        camera.fire(".change-hours");
        camera.type("#to", from + ":40");
        camera.fire("#ask");
        camera.awaitShown(".planned-line");
        camera.draw("weekly-hours-change");
        camera.fire("#formBack");
        camera.fire("#newTimeOff");
        camera.awaitShown("#affected .planned-line");
        camera.draw("time-off-new");
        camera.type("#reason", "Congress");
        camera.fire("#closeTime");
        camera.awaitShown("#closureOutcome");
        camera.draw("time-off-done");
        camera.fire("#closureBack");
        camera.awaitShown(".remove-closure");
        camera.draw("weekly-hours");
        camera.fire(".end-hours");
        camera.draw("weekly-hours-end");
        camera.fire("#formBack");
        camera.awaitShown(".remove-closure");
        camera.fire(".remove-closure"); // the next look finds none
        camera.fire(".really-remove-closure");
    }

    private static void holidays(Camera camera) {
        camera.fire("#admin-holidays");
        camera.awaitShown("#newHoliday");
        camera.fire("#newHoliday");
        camera.awaitShown("#closeTime");
        camera.type("#reason", "Local holiday");
        camera.fire("#closeTime");
        camera.awaitShown("#closureOutcome");
        camera.draw("holiday-done");
        camera.fire("#closureBack");
        camera.awaitShown(".remove-closure");
        camera.fire(".remove-closure");
        camera.awaitShown(".really-remove-closure");
        camera.draw("holidays");
        camera.fire(".really-remove-closure");
        camera.awaitGone(".remove-closure");
    }
}
