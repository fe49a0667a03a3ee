package org.frontdesk.desktop.audit;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.ListUsersRequest;
import org.frontdesk.api.v1.ListUsersResponse;
import org.frontdesk.api.v1.Role;
import org.frontdesk.api.v1.UserServiceGrpc;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.SignedInServer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** The accounts of the people and services of the clinic, to choose from; those of patients are too many for that. */
final class People {

    private static final List<Role> CHOSEN_FROM =
            List.of(Role.ROLE_RECEPTIONIST, Role.ROLE_DOCTOR, Role.ROLE_ADMIN, Role.ROLE_SERVICE);

    /** The server's largest page; more people than that are found by an entry of theirs. */
    private static final int PAGE = 500;

    private final SignedInServer server;
    private final Executor fx;
    private final ObservableList<Person> known = FXCollections.observableArrayList();

    People(SignedInServer server, Executor fx) {
        this.server = server;
        this.fx = fx;
    }

    /** By name. */
    ObservableList<Person> known() {
        return known;
    }

    /** Without an answer there are none to choose from. */
    void load() {
        for (Role role : CHOSEN_FROM) {
            ListUsersRequest request =
                    ListUsersRequest.newBuilder().setRole(role).setPageSize(PAGE).build();
            server.call(UserServiceGrpc.getListUsersMethod(), request)
                    .thenAcceptAsync(
                            answer -> {
                                if (answer
                                        instanceof
                                        Answer.Done<ListUsersResponse>(
                                                ListUsersResponse response)) {
                                    add(
                                            response.getAccountsList().stream()
                                                    .map(
                                                            one ->
                                                                    new Person(
                                                                            one.getUser()
                                                                                    .getUserId(),
                                                                            one.getUser()
                                                                                    .getDisplayName()))
                                                    .toList());
                                }
                            },
                            fx);
        }
    }

    Optional<Person> of(String userId) {
        return known.stream().filter(one -> one.id().equals(userId)).findFirst();
    }

    /** The person, who can be chosen from now on, too. */
    Person meet(String userId, String name) {
        return of(userId)
                .orElseGet(
                        () -> {
                            Person met = new Person(userId, name);
                            add(List.of(met));
                            return met;
                        });
    }

    private void add(List<Person> more) {
        List<Person> fresh = more.stream().filter(one -> of(one.id()).isEmpty()).toList();
        known.setAll(
                Stream.concat(known.stream(), fresh.stream())
                        .sorted(Comparator.comparing(Person::name).thenComparing(Person::id))
                        .toList());
    }
}
