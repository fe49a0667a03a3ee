package org.frontdesk.desktop.administration.users;

import javafx.beans.binding.BooleanExpression;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.ListSessionsRequest;
import org.frontdesk.api.v1.RevokeSessionRequest;
import org.frontdesk.api.v1.RevokeSessionsRequest;
import org.frontdesk.api.v1.UserAccount;
import org.frontdesk.api.v1.UserServiceGrpc;
import org.frontdesk.api.v1.UserSession;
import org.frontdesk.desktop.administration.form.Sending;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.shell.Workplace;

/** Where an account is signed in at the moment. */
final class SessionsViewModel {

    /** More than anybody has desks. */
    private static final int MOST = 100;

    private final Workplace at;
    private final Loading loading;
    private final Sending sending;
    private final ObservableList<UserSession> sessions = FXCollections.observableArrayList();
    private UserAccount account;

    SessionsViewModel(Workplace at) {
        this.at = at;
        this.loading = new Loading(at.fx(), at.texts());
        this.sending = new Sending(at);
    }

    /** Newest first. */
    ObservableList<UserSession> sessions() {
        return sessions;
    }

    Loading loading() {
        return loading;
    }

    /** Whether nothing can be changed at the moment. */
    BooleanExpression idle() {
        return sending.busyProperty().or(at.connection().liveProperty().not());
    }

    /** Shows an account's sessions; of null there are none. */
    void show(UserAccount shown) {
        account = shown;
        sessions.clear();
        loading.forget();
        if (shown != null) {
            load();
        }
    }

    /** Asks anew. */
    void load() {
        if (account == null) {
            return;
        }
        loading.waitFor(
                at.server()
                        .call(
                                UserServiceGrpc.getListSessionsMethod(),
                                ListSessionsRequest.newBuilder()
                                        .setUserId(account.getUser().getUserId())
                                        .setPageSize(MOST)
                                        .build()),
                found -> {
                    sessions.setAll(found.getSessionsList());
                    return !sessions.isEmpty();
                });
    }

    /** Ends one of them. */
    void end(UserSession session) {
        sending.send(
                UserServiceGrpc.getRevokeSessionMethod(),
                RevokeSessionRequest.newBuilder().setSessionId(session.getSessionId()).build(),
                ended -> {
                    at.shell().done(at.texts().get("users.sessions.ended"));
                    load();
                },
                this::refused);
    }

    /** Ends all of them but the one that asks. */
    void endAll() {
        sending.send(
                UserServiceGrpc.getRevokeSessionsMethod(),
                RevokeSessionsRequest.newBuilder().setUserId(account.getUser().getUserId()).build(),
                ended -> {
                    at.shell().done(at.texts().get("users.sessions.allEnded", ended.getRevoked()));
                    load();
                },
                this::refused);
    }

    private void refused(CallFailure failure) {
        at.shell().failed(at.texts().of(failure));
        load();
    }
}
