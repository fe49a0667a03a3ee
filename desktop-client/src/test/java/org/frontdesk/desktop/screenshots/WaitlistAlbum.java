package org.frontdesk.desktop.screenshots;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;

import org.frontdesk.desktop.FxThread;
import org.frontdesk.desktop.shell.Place;

import java.util.ArrayList;
import java.util.List;

/** Those who wait, and the places that would suit them. */
final class WaitlistAlbum implements Album {

    @Override
    public String name() {
        return "waitlist";
    }

    @Override
    public void fill(Camera camera) {
        camera.signIn("desk001");
        camera.go(Place.WAITLIST);
        camera.awaitShown("#addEntry");
        camera.type("#filterName", "nobody of this name");
        camera.awaitShown("#lineStates .other-state-title");
        camera.draw("waitlist-nobody");
        camera.type("#filterName", "");
        List<String> added = new ArrayList<>();
        for (String typed : List.of("ma", "jo", "an")) {
            added.add(add(camera, typed, added.size()));
        }
        camera.awaitShown(".proposal");
        camera.draw("waitlist");
        camera.fire(".match .button");
        camera.awaitShown("#confirmOffer");
        camera.draw("waitlist-offered");
        camera.press("#line", KeyCode.DOWN);
        camera.press("#line", KeyCode.ENTER);
        camera.awaitShown("#entryPatient");
        camera.draw("waitlist-entry");
        camera.press(KeyCode.ESCAPE);
        camera.fire("#releaseOffer");
        camera.awaitGone("#releaseOffer");
        added.forEach(name -> takeOff(camera, name)); // the next look finds the clinic as it was
    }

    private static String add(Camera camera, String typed, int number) {
        camera.fire("#addEntry");
        camera.type("#query", typed);
        camera.awaitShown("#results .list-cell:filled");
        camera.press("#query", KeyCode.ENTER);
        camera.awaitShown("#chosenName");
        String name = FxThread.fx(() -> ((Label) camera.shown("#chosenName")).getText());
        select(camera, "#joinSpecialization", 1 + number);
        camera.fire("#weekday-" + (2 + number));
        camera.fire("#weekday-" + (3 + number));
        select(camera, "#joinDayPart", number);
        if (number > 0) {
            select(camera, "#joinUrgency", 1 + number);
            camera.type("#joinReason", "Pain for two weeks");
            camera.type("#joinNote", "Can come within an hour");
        }
        if (number == 2) {
            camera.draw("waitlist-add");
        }
        camera.fire("#join");
        camera.awaitGone("#join");
        return name;
    }

    private static void takeOff(Camera camera, String name) {
        camera.type("#filterName", name);
        camera.awaitShown(".waiting");
        camera.press("#line", KeyCode.DOWN);
        camera.press("#line", KeyCode.ENTER);
        camera.fire("#leave");
        camera.fire("#reallyLeave");
        camera.awaitGone("#reallyLeave");
    }

    private static void select(Camera camera, String box, int index) {
        FxThread.fx(
                () -> {
                    ((ComboBox<?>) camera.shown(box)).getSelectionModel().select(index);
                    return null;
                });
    }
}
