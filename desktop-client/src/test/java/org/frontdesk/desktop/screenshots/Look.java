package org.frontdesk.desktop.screenshots;

import java.util.Locale;

/** In which language and colours the application is drawn. */
record Look(Locale language, boolean dark) {

    /** {@code en-light}: the folder of its pictures. */
    String folder() {
        return language.toLanguageTag() + (dark ? "-dark" : "-light");
    }
}
