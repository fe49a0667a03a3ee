package org.frontdesk.desktop.administration.places;

import org.frontdesk.api.v1.CreateLocationRequest;
import org.frontdesk.api.v1.DeactivateLocationRequest;
import org.frontdesk.api.v1.DeactivateLocationResponse;
import org.frontdesk.api.v1.GetLocationRequest;
import org.frontdesk.api.v1.GetLocationResponse;
import org.frontdesk.api.v1.ListLocationsRequest;
import org.frontdesk.api.v1.Location;
import org.frontdesk.api.v1.LocationServiceGrpc;
import org.frontdesk.api.v1.ReactivateLocationRequest;
import org.frontdesk.api.v1.ReactivateLocationResponse;
import org.frontdesk.api.v1.UpdateLocationRequest;
import org.frontdesk.desktop.administration.form.RecordsViewModel;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.shell.Workplace;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The clinic's locations, and one of them open. */
final class LocationsViewModel extends RecordsViewModel<Location> {

    static final String NAME = "name";
    static final String ADDRESS = "address";

    LocationsViewModel(Workplace at) {
        super(at);
        form().saysAt("LOCATION_NAME_TAKEN", NAME);
    }

    @Override
    protected CompletableFuture<Answer<Page<Location>>> page(String token) {
        ListLocationsRequest request =
                ListLocationsRequest.newBuilder()
                        .setIncludeInactive(true)
                        .setPageSize(PAGE)
                        .setPageToken(token)
                        .build();
        return at.server()
                .call(LocationServiceGrpc.getListLocationsMethod(), request)
                .thenApply(
                        answer ->
                                answer.map(
                                        list ->
                                                new Page<>(
                                                        list.getLocationsList(),
                                                        list.getNextPageToken())));
    }

    @Override
    protected CompletableFuture<Answer<Location>> again(Location location) {
        return at.server()
                .call(
                        LocationServiceGrpc.getGetLocationMethod(),
                        GetLocationRequest.newBuilder()
                                .setLocationId(location.getLocationId())
                                .build())
                .thenApply(answer -> answer.map(GetLocationResponse::getLocation));
    }

    @Override
    protected String idOf(Location location) {
        return location.getLocationId();
    }

    @Override
    protected Map<String, String> valuesOf(Location location) {
        return Map.of(NAME, location.getName(), ADDRESS, location.getAddress());
    }

    @Override
    public void save() {
        Location location = chosenProperty().get();
        if (location == null) {
            save(
                    LocationServiceGrpc.getCreateLocationMethod(),
                    CreateLocationRequest.newBuilder()
                            .setName(form().typed(NAME))
                            .setAddress(form().typed(ADDRESS))
                            .build(),
                    response -> saved(response.getLocation()));
        } else {
            save(
                    LocationServiceGrpc.getUpdateLocationMethod(),
                    UpdateLocationRequest.newBuilder()
                            .setLocationId(location.getLocationId())
                            .setEtag(location.getEtag())
                            .setName(form().typed(NAME))
                            .setAddress(form().typed(ADDRESS))
                            .build(),
                    response -> saved(response.getLocation()));
        }
    }

    private void saved(Location location) {
        stored(location, at.texts().get("places.saved", location.getName()));
    }

    /** Nobody receives there any more. */
    void deactivate() {
        Location location = chosenProperty().get();
        act(
                LocationServiceGrpc.getDeactivateLocationMethod(),
                DeactivateLocationRequest.newBuilder()
                        .setLocationId(location.getLocationId())
                        .setEtag(location.getEtag())
                        .build(),
                DeactivateLocationResponse::getLocation,
                response -> said("places.deactivated", response.getLocation()));
    }

    /** It is in use again. */
    void reactivate() {
        Location location = chosenProperty().get();
        act(
                LocationServiceGrpc.getReactivateLocationMethod(),
                ReactivateLocationRequest.newBuilder()
                        .setLocationId(location.getLocationId())
                        .setEtag(location.getEtag())
                        .build(),
                ReactivateLocationResponse::getLocation,
                response -> said("places.reactivated", response.getLocation()));
    }

    @Override
    protected void refused(CallFailure failure) {
        super.refused(failure);
        InUse.tell(form(), failure, at.texts());
    }

    private void said(String key, Location location) {
        at.shell().done(at.texts().get(key, location.getName()));
    }
}
