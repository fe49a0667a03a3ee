package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesIT extends AdministrationJourney {

    PlacesIT() {
        super("places", "#add");
    }

    @Test
    void aLocationGetsItsRoomsAndANameThatIsTakenIsSaidAtItsField() {
        desk.click("#add");
        desk.type("#locationName", "North-house");
        desk.click("#save");
        desk.awaitShown("#roomName");
        desk.type("#roomName", "One");
        assertThat(desk.text("#locationName")).isEqualTo("North-house");
        desk.click("#roomSave");
        desk.awaitShown("#room-One");
        assertThat(desk.text("#locationName")).isEqualTo("North-house");
        desk.type("#roomName", "one");
        desk.click("#roomSave");
        desk.awaitThat(
                () -> desk.everyText().contains("Another room of the location has this name."));
        desk.click("#room-One .second-press");
        desk.click("#room-One .second-press");
        desk.awaitText("#toast", "One is no longer used");
    }

    @Test
    void aKindOfAppointmentIsMadeWithItsLengthAndColour() {
        desk.click("#admin-types");
        desk.click("#add");
        desk.type("#typeName", "Long-visit");
        desk.type("#typeMinutes", "3");
        desk.click("#save");
        desk.awaitText("#minutesError", "From 5 to 480");
        desk.type("#typeMinutes", "45");
        desk.type("#colourText", "#DC2626");
        desk.click("#save");
        desk.awaitShown("#type-Long-visit");
        assertThat(boss.appointmentTypes().getFirst().getColour()).isEqualTo("#dc2626");
    }
}
