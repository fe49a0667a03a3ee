package org.frontdesk.desktop.administration.users;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.frontdesk.api.v1.CreateUserRequest;
import org.frontdesk.api.v1.CreateUserResponse;
import org.frontdesk.api.v1.DisableUserRequest;
import org.frontdesk.api.v1.DisableUserResponse;
import org.frontdesk.api.v1.EnableUserRequest;
import org.frontdesk.api.v1.EnableUserResponse;
import org.frontdesk.api.v1.GetUserRequest;
import org.frontdesk.api.v1.GetUserResponse;
import org.frontdesk.api.v1.ListUsersRequest;
import org.frontdesk.api.v1.RemoveUserSecondFactorRequest;
import org.frontdesk.api.v1.RemoveUserSecondFactorResponse;
import org.frontdesk.api.v1.ResetPasswordRequest;
import org.frontdesk.api.v1.ResetPasswordResponse;
import org.frontdesk.api.v1.Role;
import org.frontdesk.api.v1.SetUserPermissionsRequest;
import org.frontdesk.api.v1.SetUserPermissionsResponse;
import org.frontdesk.api.v1.UpdateUserRequest;
import org.frontdesk.api.v1.User;
import org.frontdesk.api.v1.UserAccount;
import org.frontdesk.api.v1.UserServiceGrpc;
import org.frontdesk.api.v1.UserState;
import org.frontdesk.desktop.administration.form.RecordsViewModel;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.live.Later;
import org.frontdesk.desktop.shell.Workplace;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The clinic's accounts, and one of them open. */
final class UsersViewModel extends RecordsViewModel<UserAccount> {

    static final String USERNAME = "username";
    static final String DISPLAY_NAME = "display_name";
    static final String ROLE = "role";
    static final String DOCTOR = "doctor_id";
    static final String PATIENT = "patient_id";

    /** The one permission that a person can be granted beyond their role. */
    private static final String OVERBOOK = "appointments.overbook";

    private final Later later;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObjectProperty<Role> role = new SimpleObjectProperty<>(Role.ROLE_UNSPECIFIED);
    private final ObjectProperty<UserState> state =
            new SimpleObjectProperty<>(UserState.USER_STATE_UNSPECIFIED);
    private final ReadOnlyStringWrapper password = new ReadOnlyStringWrapper("");

    UsersViewModel(Workplace at) {
        super(at);
        later = at.afterTyping();
        form().saysAt("USERNAME_TAKEN", USERNAME)
                .saysAt("DOCTOR_UNKNOWN", DOCTOR)
                .saysAt("PATIENT_UNKNOWN", PATIENT);
        query.subscribe((before, after) -> later.run(this::load));
        role.subscribe((before, after) -> load());
        state.subscribe((before, after) -> load());
    }

    /** Part of a name; empty: everybody. */
    StringProperty queryProperty() {
        return query;
    }

    /** ROLE_UNSPECIFIED: every role. */
    ObjectProperty<Role> roleProperty() {
        return role;
    }

    /** USER_STATE_UNSPECIFIED: those that are disabled, too. */
    ObjectProperty<UserState> stateProperty() {
        return state;
    }

    /** The password that the server has just made for the open account; empty when it was noted. */
    ReadOnlyStringProperty passwordProperty() {
        return password.getReadOnlyProperty();
    }

    void passwordNoted() {
        password.set("");
    }

    /** Whether the account may book beyond what a slot holds, besides what its role may. */
    static boolean mayOverbook(UserAccount account) {
        return account.getUser().getPermissionsList().contains(OVERBOOK);
    }

    /** Whether that can be granted to it. */
    static boolean canBeGranted(UserAccount account) {
        Role role = account.getUser().getRole();
        return role == Role.ROLE_RECEPTIONIST || role == Role.ROLE_DOCTOR;
    }

    @Override
    protected void stop() {
        later.cancel();
    }

    // --- the list

    @Override
    protected CompletableFuture<Answer<Page<UserAccount>>> page(String token) {
        ListUsersRequest request =
                ListUsersRequest.newBuilder()
                        .setQuery(query.get().strip())
                        .setRole(role.get())
                        .setState(state.get())
                        .setPageSize(PAGE)
                        .setPageToken(token)
                        .build();
        return at.server()
                .call(UserServiceGrpc.getListUsersMethod(), request)
                .thenApply(
                        answer ->
                                answer.map(
                                        found ->
                                                new Page<>(
                                                        found.getAccountsList(),
                                                        found.getNextPageToken())));
    }

    @Override
    protected CompletableFuture<Answer<UserAccount>> again(UserAccount account) {
        return at.server()
                .call(
                        UserServiceGrpc.getGetUserMethod(),
                        GetUserRequest.newBuilder().setUserId(idOf(account)).build())
                .thenApply(answer -> answer.map(GetUserResponse::getAccount));
    }

    @Override
    protected String idOf(UserAccount account) {
        return account.getUser().getUserId();
    }

    // --- the form

    @Override
    protected Map<String, String> valuesOf(UserAccount account) {
        User user = account.getUser();
        return Map.of(
                USERNAME, user.getUsername(),
                DISPLAY_NAME, user.getDisplayName(),
                ROLE, user.getRole().name(),
                DOCTOR, user.getDoctorId(),
                PATIENT, user.getPatientId());
    }

    @Override
    protected Map<String, String> valuesOfNew() {
        return Map.of(ROLE, Role.ROLE_RECEPTIONIST.name());
    }

    @Override
    protected void opened() {
        password.set("");
    }

    @Override
    public void save() {
        UserAccount account = chosenProperty().get();
        Role wanted = Role.valueOf(form().typed(ROLE));
        String doctor = wanted == Role.ROLE_DOCTOR ? form().typed(DOCTOR) : "";
        String patient = wanted == Role.ROLE_PATIENT ? form().typed(PATIENT) : "";
        if (account == null) {
            save(
                    UserServiceGrpc.getCreateUserMethod(),
                    CreateUserRequest.newBuilder()
                            .setUsername(form().typed(USERNAME))
                            .setDisplayName(form().typed(DISPLAY_NAME))
                            .setRole(wanted)
                            .setDoctorId(doctor)
                            .setPatientId(patient)
                            .build(),
                    this::created);
        } else {
            save(
                    UserServiceGrpc.getUpdateUserMethod(),
                    UpdateUserRequest.newBuilder()
                            .setUserId(idOf(account))
                            .setEtag(account.getEtag())
                            .setDisplayName(form().typed(DISPLAY_NAME))
                            .setRole(wanted)
                            .setDoctorId(doctor)
                            .setPatientId(patient)
                            .build(),
                    response ->
                            stored(
                                    response.getAccount(),
                                    said("users.saved", response.getAccount())));
        }
    }

    private void created(CreateUserResponse response) {
        stored(response.getAccount(), said("users.created", response.getAccount()));
        show(response.getInitialPassword());
    }

    // --- what else is done with an account

    /** Lets the account in no more. */
    void disable() {
        act(
                UserServiceGrpc.getDisableUserMethod(),
                DisableUserRequest.newBuilder().setUserId(idOf(chosenProperty().get())).build(),
                DisableUserResponse::getAccount,
                response -> at.shell().done(said("users.disabled", response.getAccount())));
    }

    /** Lets the account in again. */
    void enable() {
        act(
                UserServiceGrpc.getEnableUserMethod(),
                EnableUserRequest.newBuilder().setUserId(idOf(chosenProperty().get())).build(),
                EnableUserResponse::getAccount,
                response -> at.shell().done(said("users.enabled", response.getAccount())));
    }

    /** Has the server make another password. */
    void resetPassword() {
        act(
                UserServiceGrpc.getResetPasswordMethod(),
                ResetPasswordRequest.newBuilder().setUserId(idOf(chosenProperty().get())).build(),
                ResetPasswordResponse::getAccount,
                response -> {
                    at.shell().done(said("users.password.made", response.getAccount()));
                    show(response.getInitialPassword());
                });
    }

    /** For an owner who has lost their telephone and the recovery codes. */
    void removeSecondFactor() {
        act(
                UserServiceGrpc.getRemoveUserSecondFactorMethod(),
                RemoveUserSecondFactorRequest.newBuilder()
                        .setUserId(idOf(chosenProperty().get()))
                        .build(),
                RemoveUserSecondFactorResponse::getAccount,
                response ->
                        at.shell().done(said("users.secondFactor.removed", response.getAccount())));
    }

    /** Grants booking beyond what a slot holds, or takes that back. */
    void setMayOverbook(boolean granted) {
        UserAccount account = chosenProperty().get();
        var request =
                SetUserPermissionsRequest.newBuilder()
                        .setUserId(idOf(account))
                        .setEtag(account.getEtag());
        if (granted) {
            request.addPermissions(OVERBOOK);
        }
        act(
                UserServiceGrpc.getSetUserPermissionsMethod(),
                request.build(),
                SetUserPermissionsResponse::getAccount,
                response ->
                        at.shell()
                                .done(
                                        said(
                                                granted
                                                        ? "users.overbook.granted"
                                                        : "users.overbook.taken",
                                                response.getAccount())));
    }

    /** The answer that had the password may have been lost; then another one is to be made. */
    private void show(String made) {
        password.set(made);
        if (made.isEmpty()) {
            at.shell().failed(at.texts().get("users.password.lost"));
        }
    }

    private String said(String key, UserAccount account) {
        return at.texts().get(key, account.getUser().getDisplayName());
    }
}
