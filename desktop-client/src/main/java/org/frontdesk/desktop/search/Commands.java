package org.frontdesk.desktop.search;

import org.frontdesk.desktop.shell.Place;
import org.frontdesk.desktop.shell.Workplace;
import org.frontdesk.desktop.texts.Texts;

import java.util.ArrayList;
import java.util.List;

/** What can be done by its name, wherever the person is. */
final class Commands {

    private final Workplace at;
    private final Runnable resync;

    Commands(Workplace at, Runnable resync) {
        this.at = at;
        this.resync = resync;
    }

    /** All of them, as they are called now. */
    List<Finding> all() {
        Texts texts = at.texts();
        List<Finding> all = new ArrayList<>();
        for (Place place : at.shell().rail()) {
            all.add(
                    new Finding(
                            Finding.Group.COMMANDS,
                            place.name(),
                            place.icon(),
                            texts.get(place.textKey()),
                            texts.get("search.goThere"),
                            () -> at.navigator().open(place)));
        }
        all.add(command("resync", "fth-refresh-cw", texts.get("keys.resync"), "F5", resync));
        boolean dark = at.session().isDark();
        all.add(
                command(
                        "colours",
                        dark ? "fth-sun" : "fth-moon",
                        texts.get(dark ? "search.light" : "shell.dark"),
                        "",
                        () -> at.session().dark(!dark)));
        all.add(
                command(
                        "keys",
                        "fth-help-circle",
                        texts.get("shell.keys"),
                        "F1",
                        () -> at.shell().keysShownProperty().set(true)));
        if (at.shell().mayProtectAccount()) {
            all.add(
                    command(
                            "secondFactor",
                            "fth-smartphone",
                            texts.get("shell.secondFactor"),
                            "",
                            at.session()::secondFactor));
        }
        all.add(command("lock", "fth-lock", texts.get("shell.lock"), "Ctrl+L", at.session()::lock));
        all.add(
                command(
                        "signOut",
                        "fth-log-out",
                        texts.get("shell.signOut"),
                        "",
                        at.session()::signOut));
        return all;
    }

    private static Finding command(
            String id, String icon, String title, String key, Runnable action) {
        return new Finding(Finding.Group.COMMANDS, id, icon, title, key, action);
    }
}
