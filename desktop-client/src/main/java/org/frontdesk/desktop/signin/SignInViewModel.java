package org.frontdesk.desktop.signin;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Fingerprint;
import org.frontdesk.desktop.connection.ServerAddress;
import org.frontdesk.desktop.connection.SignIn;
import org.frontdesk.desktop.connection.SignInOutcome;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.texts.Texts;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/** The state of the sign-in screen. */
public final class SignInViewModel {

    /** The accounts a demonstration server has, one for each role, and the key of the text that says which. */
    public record DemoAccount(String username, String roleKey) {}

    private static final List<DemoAccount> DEMO_ACCOUNTS =
            List.of(
                    new DemoAccount("desk001", "signin.demo.receptionist"),
                    new DemoAccount("doc001", "signin.demo.doctor"),
                    new DemoAccount("admin001", "signin.demo.admin"),
                    new DemoAccount("pat001", "signin.demo.patient"));

    private static final String CODE_REQUIRED = "SECOND_FACTOR_REQUIRED";
    private static final String CODE_WRONG = "SECOND_FACTOR_WRONG";

    /** The way to the sheet that this desk keeps for when no server answers. */
    public interface Downtime {

        /** Whether there is a sheet of this person; completes on the JavaFX thread. */
        CompletableFuture<Boolean> isThereFor(String username);

        /** Shows it; completes on the JavaFX thread with why not, or with nothing. */
        CompletableFuture<String> open(String username, String password);
    }

    private final SignIn signIn;
    private final Downtime downtime;
    private final Optional<String> demoPassword;
    private final Executor fx;
    private final Texts texts;
    private final BiConsumer<SignedInServer, String> onSignedIn;

    private final StringProperty server = new SimpleStringProperty("");
    private final StringProperty username = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty code = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper codeWanted = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper lockedBy = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper hasSheet = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<SignInOutcome.UnknownServer> unknown =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<SignInOutcome.ChangedServer> changed =
            new ReadOnlyObjectWrapper<>();

    /**
     * @param demoPassword the password of the demo accounts; empty when they are not to be offered
     * @param onSignedIn who goes on from there, with the password that opened it
     */
    public SignInViewModel(
            SignIn signIn,
            ServerAddress server,
            Optional<String> demoPassword,
            Downtime downtime,
            Executor fx,
            Texts texts,
            BiConsumer<SignedInServer, String> onSignedIn) {
        this.signIn = signIn;
        this.downtime = downtime;
        this.demoPassword = demoPassword;
        this.fx = fx;
        this.texts = texts;
        this.onSignedIn = onSignedIn;
        this.server.set(server.toString());
        this.server.subscribe((before, after) -> forgetIdentity());
        for (StringProperty who : List.of(this.server, username, password)) {
            who.subscribe((before, after) -> wantNoCode());
        }
    }

    public StringProperty serverProperty() {
        return server;
    }

    public StringProperty usernameProperty() {
        return username;
    }

    public StringProperty passwordProperty() {
        return password;
    }

    /** Of the second factor. */
    public StringProperty codeProperty() {
        return code;
    }

    /** Whether the server has asked for a code besides the password that was typed. */
    public ReadOnlyBooleanProperty codeWantedProperty() {
        return codeWanted.getReadOnlyProperty();
    }

    /** What went wrong; empty for nothing. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** A server met for the first time, for the person to compare its fingerprint; null for none. */
    public ReadOnlyObjectProperty<SignInOutcome.UnknownServer> unknownProperty() {
        return unknown.getReadOnlyProperty();
    }

    /** A server that is not the one that was pinned; null for none. */
    public ReadOnlyObjectProperty<SignInOutcome.ChangedServer> changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** The accounts to offer; none unless this is a demonstration. */
    public List<DemoAccount> demoAccounts() {
        return demoPassword.isPresent() ? DEMO_ACCOUNTS : List.of();
    }

    /** Fills in a demo account. */
    public void use(DemoAccount account) {
        username.set(account.username());
        password.set(demoPassword.orElse(""));
        message.set("");
    }

    /** The window is locked: only this person's password opens it, or somebody else signs in anew. */
    public void lock(String name, String displayName) {
        username.set(name);
        lockedBy.set(displayName);
    }

    /** Somebody else wants to sign in. */
    public void giveUpLock() {
        lockedBy.set("");
        username.set("");
        message.set("");
    }

    /** Who locked the window; empty when it is not locked. */
    public ReadOnlyStringProperty lockedByProperty() {
        return lockedBy.getReadOnlyProperty();
    }

    /** Says why the person is here again. */
    public void tell(String text) {
        message.set(text);
    }

    /** The server that was connected to is suddenly another one. */
    public void tellChanged(SignInOutcome.ChangedServer other) {
        changed.set(other);
    }

    /** Whether no server answered, and there is a sheet of this person. */
    public ReadOnlyBooleanProperty hasSheetProperty() {
        return hasSheet.getReadOnlyProperty();
    }

    public void signIn() {
        if (busy.get()) {
            return;
        }
        forgetIdentity();
        message.set("");
        hasSheet.set(false);
        if (username.get().isBlank() || password.get().isEmpty()) {
            message.set(texts.get("signin.nameAndPassword"));
            return;
        }
        if (codeWanted.get() && code.get().isBlank()) {
            message.set(texts.get("signin.code.missing"));
            return;
        }
        ServerAddress address;
        try {
            address = ServerAddress.parse(server.get());
        } catch (IllegalArgumentException notAnAddress) {
            message.set(texts.get("signin.badAddress"));
            return;
        }
        busy.set(true);
        String typed = password.get();
        signIn.signIn(address, username.get().strip(), typed, code.get().strip())
                .thenAcceptAsync(outcome -> came(outcome, typed), fx);
    }

    /** The person compared the fingerprint and says it is the right server: pins it and goes on signing in. */
    public void trust() {
        SignInOutcome.UnknownServer met = unknown.get();
        if (met == null || busy.get()) {
            return;
        }
        busy.set(true);
        Fingerprint seen = met.seen();
        signIn.pin(met.server(), seen)
                .handleAsync(
                        (pinned, failed) -> {
                            busy.set(false);
                            if (failed != null) {
                                message.set(texts.get("signin.cantPin"));
                            } else {
                                signIn();
                            }
                            return null;
                        },
                        fx);
    }

    /** Opens the downtime sheet with the password that was typed. */
    public void openSheet() {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        message.set("");
        downtime.open(username.get(), password.get())
                .thenAccept(
                        whyNot -> {
                            busy.set(false);
                            message.set(whyNot);
                        });
    }

    private void came(SignInOutcome outcome, String typed) {
        busy.set(false);
        switch (outcome) {
            case SignInOutcome.SignedIn(SignedInServer signedIn) -> {
                password.set("");
                onSignedIn.accept(signedIn, typed);
            }
            case SignInOutcome.UnknownServer met -> unknown.set(met);
            case SignInOutcome.ChangedServer other -> changed.set(other);
            case SignInOutcome.Unreachable(ServerAddress address) -> {
                message.set(texts.get("signin.unreachable", address.toString()));
                downtime.isThereFor(username.get()).thenAccept(hasSheet::set);
            }
            case SignInOutcome.Refused(CallFailure failure) -> refused(failure);
        }
    }

    private void refused(CallFailure failure) {
        switch (failure.reason()) {
            case CODE_REQUIRED -> codeWanted.set(true); // the field says what is missing
            case CODE_WRONG -> {
                code.set("");
                codeWanted.set(true);
                message.set(texts.of(failure));
            }
            default -> message.set(texts.of(failure));
        }
    }

    private void wantNoCode() {
        codeWanted.set(false);
        code.set("");
    }

    private void forgetIdentity() {
        unknown.set(null);
        changed.set(null);
    }
}
