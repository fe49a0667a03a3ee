package org.frontdesk.desktop.administration.clinic;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import org.frontdesk.api.v1.ClinicServiceGrpc;
import org.frontdesk.api.v1.ClinicSettings;
import org.frontdesk.api.v1.GetClinicRequest;
import org.frontdesk.api.v1.GetClinicResponse;
import org.frontdesk.api.v1.UpdateClinicRequest;
import org.frontdesk.api.v1.UpdateClinicResponse;
import org.frontdesk.desktop.administration.form.RecordsViewModel;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.shell.Workplace;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The clinic's settings: one record, which is always open. */
final class ClinicViewModel extends RecordsViewModel<GetClinicResponse> {

    static final String NAME = "settings.name";
    static final String ZONE = "settings.time_zone";
    static final String CONFIRMATION = "settings.confirmation_window_minutes";
    static final String IDLE = "settings.session_idle_minutes";
    static final String HORIZON = "settings.scheduling_horizon_days";
    static final String LANGUAGE = "settings.default_language";

    private final ReadOnlyBooleanWrapper slotsMoved = new ReadOnlyBooleanWrapper();

    ClinicViewModel(Workplace at) {
        super(at);
    }

    /** Whether the slots to come stand at other hours of the day since the zone was changed. */
    ReadOnlyBooleanProperty slotsMovedProperty() {
        return slotsMoved.getReadOnlyProperty();
    }

    @Override
    protected CompletableFuture<Answer<Page<GetClinicResponse>>> page(String token) {
        return read().thenApply(answer -> answer.map(one -> new Page<>(List.of(one), "")));
    }

    @Override
    protected CompletableFuture<Answer<GetClinicResponse>> again(GetClinicResponse before) {
        return read();
    }

    private CompletableFuture<Answer<GetClinicResponse>> read() {
        return at.server()
                .call(
                        ClinicServiceGrpc.getGetClinicMethod(),
                        GetClinicRequest.getDefaultInstance());
    }

    /** There is one. */
    @Override
    protected String idOf(GetClinicResponse clinic) {
        return "clinic";
    }

    @Override
    protected Map<String, String> valuesOf(GetClinicResponse clinic) {
        ClinicSettings settings = clinic.getSettings();
        return Map.of(
                NAME, settings.getName(),
                ZONE, settings.getTimeZone(),
                CONFIRMATION, Integer.toString(settings.getConfirmationWindowMinutes()),
                IDLE, Integer.toString(settings.getSessionIdleMinutes()),
                HORIZON, Integer.toString(settings.getSchedulingHorizonDays()),
                LANGUAGE, settings.getDefaultLanguage());
    }

    @Override
    public void save() {
        slotsMoved.set(false);
        ClinicSettings settings =
                ClinicSettings.newBuilder()
                        .setName(form().typed(NAME))
                        .setTimeZone(form().typed(ZONE))
                        .setConfirmationWindowMinutes(form().number(CONFIRMATION))
                        .setSessionIdleMinutes(form().number(IDLE))
                        .setSchedulingHorizonDays(form().number(HORIZON))
                        .setDefaultLanguage(form().typed(LANGUAGE))
                        .build();
        save(
                ClinicServiceGrpc.getUpdateClinicMethod(),
                UpdateClinicRequest.newBuilder()
                        .setEtag(chosenProperty().get().getEtag())
                        .setSettings(settings)
                        .build(),
                this::updated);
    }

    private void updated(UpdateClinicResponse response) {
        slotsMoved.set(response.getNoticesCount() > 0);
        stored(
                GetClinicResponse.newBuilder()
                        .setSettings(response.getSettings())
                        .setEtag(response.getEtag())
                        .build(),
                at.texts().get("clinic.saved"));
    }
}
