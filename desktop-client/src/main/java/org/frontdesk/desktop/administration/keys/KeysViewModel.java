package org.frontdesk.desktop.administration.keys;

import com.google.protobuf.Timestamp;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.frontdesk.api.v1.CreateServiceKeyRequest;
import org.frontdesk.api.v1.CreateServiceKeyResponse;
import org.frontdesk.api.v1.ListServiceKeysRequest;
import org.frontdesk.api.v1.RevokeServiceKeyRequest;
import org.frontdesk.api.v1.RevokeServiceKeyResponse;
import org.frontdesk.api.v1.ServiceKey;
import org.frontdesk.api.v1.ServiceKeyServiceGrpc;
import org.frontdesk.desktop.administration.form.RecordsViewModel;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.shell.Workplace;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The keys of other services, and one of them open. A key is never changed: it is revoked, and another one made. */
final class KeysViewModel extends RecordsViewModel<ServiceKey> {

    static final String NAME = "name";
    static final String EXPIRES = "expires_at";
    static final String PERMISSIONS = "permissions";

    private static final String BETWEEN = " ";

    /** Long enough not to be a nuisance, short enough that a forgotten key ends. */
    private static final int STANDARD_DAYS = 365;

    private final Map<KeyPermission, BooleanProperty> wanted = new EnumMap<>(KeyPermission.class);
    private final ReadOnlyStringWrapper secret = new ReadOnlyStringWrapper("");
    private boolean reading;

    KeysViewModel(Workplace at) {
        super(at);
        for (KeyPermission one : KeyPermission.values()) {
            BooleanProperty ticked = new SimpleBooleanProperty();
            ticked.subscribe((before, after) -> write());
            wanted.put(one, ticked);
        }
        form().value(PERMISSIONS).subscribe(this::read);
    }

    /** Whether a permission is wanted for the new key, or is the open one's. */
    BooleanProperty wantedProperty(KeyPermission one) {
        return wanted.get(one);
    }

    /** The secret of the key that was just made; empty when it was noted. */
    ReadOnlyStringProperty secretProperty() {
        return secret.getReadOnlyProperty();
    }

    void secretNoted() {
        secret.set("");
    }

    // --- the list

    @Override
    protected CompletableFuture<Answer<Page<ServiceKey>>> page(String token) {
        ListServiceKeysRequest request =
                ListServiceKeysRequest.newBuilder().setPageSize(PAGE).setPageToken(token).build();
        return at.server()
                .call(ServiceKeyServiceGrpc.getListServiceKeysMethod(), request)
                .thenApply(
                        answer ->
                                answer.map(
                                        list ->
                                                new Page<>(
                                                        list.getKeysList(),
                                                        list.getNextPageToken())));
    }

    /** Keys have no versions: nobody overtakes anybody. */
    @Override
    protected CompletableFuture<Answer<ServiceKey>> again(ServiceKey key) {
        return CompletableFuture.completedFuture(new Answer.Done<>(key));
    }

    @Override
    protected String idOf(ServiceKey key) {
        return key.getKeyId();
    }

    // --- the form

    @Override
    protected Map<String, String> valuesOf(ServiceKey key) {
        return Map.of(
                NAME, key.getName(),
                EXPIRES, dayOf(key.getExpiresAt()).toString(),
                PERMISSIONS, String.join(BETWEEN, key.getPermissionsList()));
    }

    @Override
    protected Map<String, String> valuesOfNew() {
        return Map.of(EXPIRES, LocalDate.now(at.clock()).plusDays(STANDARD_DAYS).toString());
    }

    @Override
    protected void opened() {
        secret.set("");
    }

    /** Makes the key that is typed. */
    @Override
    public void save() {
        var request = CreateServiceKeyRequest.newBuilder().setName(form().typed(NAME));
        wanted.forEach(
                (one, ticked) -> {
                    if (ticked.get()) {
                        request.addPermissions(one.permission());
                    }
                });
        endOf(form().typed(EXPIRES), request);
        save(ServiceKeyServiceGrpc.getCreateServiceKeyMethod(), request.build(), this::created);
    }

    private void created(CreateServiceKeyResponse response) {
        stored(response.getKey(), at.texts().get("keys.created", response.getKey().getName()));
        secret.set(response.getSecret());
        if (response.getSecret().isEmpty()) {
            at.shell().failed(at.texts().get("keys.lost"));
        }
    }

    /** Ends the open key at once. */
    void revoke() {
        act(
                ServiceKeyServiceGrpc.getRevokeServiceKeyMethod(),
                RevokeServiceKeyRequest.newBuilder()
                        .setKeyId(chosenProperty().get().getKeyId())
                        .build(),
                RevokeServiceKeyResponse::getKey,
                response ->
                        at.shell()
                                .done(at.texts().get("keys.revoked", response.getKey().getName())));
    }

    /** Whether it opens nothing any more. */
    boolean hasEnded(ServiceKey key) {
        return key.hasRevokedAt()
                || key.getExpiresAt().getSeconds() <= at.clock().instant().getEpochSecond();
    }

    /** The clinic's day of a moment. */
    LocalDate dayOf(Timestamp moment) {
        return WireTime.at(moment, at.clock().getZone()).toLocalDate();
    }

    /** A key lives to the end of its last day; what is no day stays out, and the server says that it is needed. */
    private void endOf(String typed, CreateServiceKeyRequest.Builder request) {
        try {
            LocalDate lastDay = LocalDate.parse(typed);
            request.setExpiresAt(
                    Timestamp.newBuilder()
                            .setSeconds(
                                    lastDay.plusDays(1)
                                                    .atStartOfDay(at.clock().getZone())
                                                    .toEpochSecond()
                                            - 1));
        } catch (DateTimeException noDay) {
            request.clearExpiresAt();
        }
    }

    private void write() {
        if (reading) {
            return; // ticks are set one by one
        }
        form().value(PERMISSIONS)
                .set(
                        wanted.entrySet().stream()
                                .filter(one -> one.getValue().get())
                                .map(one -> one.getKey().permission())
                                .sorted()
                                .collect(Collectors.joining(BETWEEN)));
    }

    private void read(String permissions) {
        List<String> named = Arrays.asList(permissions.split(BETWEEN));
        reading = true;
        wanted.forEach((one, ticked) -> ticked.set(named.contains(one.permission())));
        reading = false;
    }
}
