package org.frontdesk.desktop.administration.types;

import org.frontdesk.api.v1.AppointmentType;
import org.frontdesk.api.v1.AppointmentTypeServiceGrpc;
import org.frontdesk.api.v1.CreateAppointmentTypeRequest;
import org.frontdesk.api.v1.DeactivateAppointmentTypeRequest;
import org.frontdesk.api.v1.DeactivateAppointmentTypeResponse;
import org.frontdesk.api.v1.GetAppointmentTypeRequest;
import org.frontdesk.api.v1.GetAppointmentTypeResponse;
import org.frontdesk.api.v1.ListAppointmentTypesRequest;
import org.frontdesk.api.v1.ReactivateAppointmentTypeRequest;
import org.frontdesk.api.v1.ReactivateAppointmentTypeResponse;
import org.frontdesk.api.v1.UpdateAppointmentTypeRequest;
import org.frontdesk.desktop.administration.form.RecordsViewModel;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.shell.Workplace;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The clinic's kinds of appointments, and one of them open. */
final class TypesViewModel extends RecordsViewModel<AppointmentType> {

    static final String NAME = "name";
    static final String MINUTES = "minutes";
    static final String COLOUR = "colour";

    TypesViewModel(Workplace at) {
        super(at);
        form().saysAt("APPOINTMENT_TYPE_NAME_TAKEN", NAME);
    }

    @Override
    protected CompletableFuture<Answer<Page<AppointmentType>>> page(String token) {
        ListAppointmentTypesRequest request =
                ListAppointmentTypesRequest.newBuilder()
                        .setIncludeInactive(true)
                        .setPageSize(PAGE)
                        .setPageToken(token)
                        .build();
        return at.server()
                .call(AppointmentTypeServiceGrpc.getListAppointmentTypesMethod(), request)
                .thenApply(
                        answer ->
                                answer.map(
                                        list ->
                                                new Page<>(
                                                        list.getAppointmentTypesList(),
                                                        list.getNextPageToken())));
    }

    @Override
    protected CompletableFuture<Answer<AppointmentType>> again(AppointmentType type) {
        return at.server()
                .call(
                        AppointmentTypeServiceGrpc.getGetAppointmentTypeMethod(),
                        GetAppointmentTypeRequest.newBuilder()
                                .setAppointmentTypeId(type.getAppointmentTypeId())
                                .build())
                .thenApply(answer -> answer.map(GetAppointmentTypeResponse::getAppointmentType));
    }

    @Override
    protected String idOf(AppointmentType type) {
        return type.getAppointmentTypeId();
    }

    @Override
    protected Map<String, String> valuesOf(AppointmentType type) {
        return Map.of(
                NAME, type.getName(),
                MINUTES, Integer.toString(type.getMinutes()),
                COLOUR, type.getColour());
    }

    @Override
    protected Map<String, String> valuesOfNew() {
        return Map.of(COLOUR, ColourField.FIRST);
    }

    @Override
    public void save() {
        AppointmentType type = chosenProperty().get();
        if (type == null) {
            save(
                    AppointmentTypeServiceGrpc.getCreateAppointmentTypeMethod(),
                    CreateAppointmentTypeRequest.newBuilder()
                            .setName(form().typed(NAME))
                            .setMinutes(form().number(MINUTES))
                            .setColour(form().typed(COLOUR))
                            .build(),
                    response -> saved(response.getAppointmentType()));
        } else {
            save(
                    AppointmentTypeServiceGrpc.getUpdateAppointmentTypeMethod(),
                    UpdateAppointmentTypeRequest.newBuilder()
                            .setAppointmentTypeId(type.getAppointmentTypeId())
                            .setEtag(type.getEtag())
                            .setName(form().typed(NAME))
                            .setMinutes(form().number(MINUTES))
                            .setColour(form().typed(COLOUR))
                            .build(),
                    response -> saved(response.getAppointmentType()));
        }
    }

    private void saved(AppointmentType type) {
        stored(type, at.texts().get("types.saved", type.getName()));
    }

    /** It can't be booked any more. */
    void deactivate() {
        AppointmentType type = chosenProperty().get();
        act(
                AppointmentTypeServiceGrpc.getDeactivateAppointmentTypeMethod(),
                DeactivateAppointmentTypeRequest.newBuilder()
                        .setAppointmentTypeId(type.getAppointmentTypeId())
                        .setEtag(type.getEtag())
                        .build(),
                DeactivateAppointmentTypeResponse::getAppointmentType,
                response -> said("types.deactivated", response.getAppointmentType()));
    }

    /** It can be booked again. */
    void reactivate() {
        AppointmentType type = chosenProperty().get();
        act(
                AppointmentTypeServiceGrpc.getReactivateAppointmentTypeMethod(),
                ReactivateAppointmentTypeRequest.newBuilder()
                        .setAppointmentTypeId(type.getAppointmentTypeId())
                        .setEtag(type.getEtag())
                        .build(),
                ReactivateAppointmentTypeResponse::getAppointmentType,
                response -> said("types.reactivated", response.getAppointmentType()));
    }

    private void said(String key, AppointmentType type) {
        at.shell().done(at.texts().get(key, type.getName()));
    }
}
