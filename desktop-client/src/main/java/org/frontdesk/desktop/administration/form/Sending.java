package org.frontdesk.desktop.administration.form;

import com.google.protobuf.Message;

import io.grpc.MethodDescriptor;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.shell.Workplace;

import java.util.function.Consumer;

/** One change at a time on its way to the server, under the id of the intention it belongs to. */
public final class Sending {

    private static final String REQUEST_ID = "request_id";

    private final Workplace at;
    private final Intention intention;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    public Sending(Workplace at) {
        this.at = at;
        this.intention = at.intention();
    }

    /** Whether one is on its way. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /**
     * Sends a change, unless another one is on its way or the connection is down.
     *
     * @param content of the request, without its {@code request_id}
     * @param done takes the answer, on the JavaFX thread
     * @param failed takes why there is none
     */
    public <Q extends Message, R> void send(
            MethodDescriptor<Q, R> method,
            Q content,
            Consumer<R> done,
            Consumer<CallFailure> failed) {
        if (busy.get() || !at.connection().liveProperty().get()) {
            return;
        }
        busy.set(true);
        at.server()
                .call(method, withId(content, intention.idFor(content)))
                .thenAcceptAsync(
                        answer -> {
                            busy.set(false);
                            intention.answered(answer);
                            switch (answer) {
                                case Answer.Done<R>(R response) -> done.accept(response);
                                case Answer.Failed<R>(CallFailure failure) ->
                                        failed.accept(failure);
                            }
                        },
                        at.fx());
    }

    @SuppressWarnings("unchecked") // a message's builder builds messages of its own type
    private static <Q extends Message> Q withId(Q content, String id) {
        return (Q)
                content.toBuilder()
                        .setField(content.getDescriptorForType().findFieldByName(REQUEST_ID), id)
                        .build();
    }
}
