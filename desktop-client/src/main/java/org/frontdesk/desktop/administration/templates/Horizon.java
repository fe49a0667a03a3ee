package org.frontdesk.desktop.administration.templates;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.frontdesk.api.v1.ClinicServiceGrpc;
import org.frontdesk.api.v1.GetClinicRequest;
import org.frontdesk.api.v1.GetClinicResponse;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.texts.Texts;

import java.util.concurrent.Executor;

/** How many days ahead slots are made from weekly hours. */
final class Horizon {

    /** Of a clinic that set nothing. */
    private static final int USUAL_DAYS = 90;

    private final SignedInServer server;
    private final Executor fx;
    private final Texts texts;
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private int days = USUAL_DAYS;

    Horizon(SignedInServer server, Executor fx, Texts texts) {
        this.server = server;
        this.fx = fx;
        this.texts = texts;
    }

    int days() {
        return days;
    }

    /** Empty before it is known. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    void load() {
        server.call(ClinicServiceGrpc.getGetClinicMethod(), GetClinicRequest.getDefaultInstance())
                .thenAcceptAsync(
                        answer -> {
                            if (answer instanceof Answer.Done<GetClinicResponse>(var response)) {
                                days = response.getSettings().getSchedulingHorizonDays();
                                words.set(texts.get("templates.ahead", days));
                            }
                        },
                        fx);
    }
}
