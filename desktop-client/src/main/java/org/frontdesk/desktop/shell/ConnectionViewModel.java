package org.frontdesk.desktop.shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.frontdesk.desktop.connection.ConnectionState;
import org.frontdesk.desktop.texts.Texts;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** Whether what is shown is true, for everything that shows or changes something. */
public final class ConnectionViewModel {

    private final Texts texts;
    private final ZoneId zone;
    private final ReadOnlyObjectWrapper<ConnectionState> state =
            new ReadOnlyObjectWrapper<>(new ConnectionState.Connecting());
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper();

    public ConnectionViewModel(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
        text.set(sentence(state.get()));
    }

    /** Called on the JavaFX thread. */
    public void show(ConnectionState now) {
        state.set(now);
        live.set(now instanceof ConnectionState.Live);
        text.set(sentence(now));
    }

    public ReadOnlyObjectProperty<ConnectionState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Only while this is true may anything be changed. */
    public ReadOnlyBooleanProperty liveProperty() {
        return live.getReadOnlyProperty();
    }

    /** The state in words. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    private String sentence(ConnectionState now) {
        return switch (now) {
            case ConnectionState.Connecting() -> texts.get("connection.connecting");
            case ConnectionState.Live() -> texts.get("connection.live");
            case ConnectionState.Reconnecting(Instant asOf) ->
                    texts.get("connection.reconnecting", time(asOf));
            case ConnectionState.Offline(Instant since) ->
                    texts.get("connection.offline", time(since));
        };
    }

    private String time(Instant instant) {
        return texts.time(LocalTime.ofInstant(instant, zone));
    }
}
