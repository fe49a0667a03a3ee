package org.frontdesk.desktop;

import org.frontdesk.desktop.downtime.Sheet;
import org.frontdesk.desktop.downtime.SheetStore;
import org.frontdesk.desktop.signin.SignInViewModel;
import org.frontdesk.desktop.texts.Texts;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** From the sign-in screen to the sheet on the disk; the disk and the derivation of the key have a thread of their own. */
final class SheetDoor implements SignInViewModel.Downtime {

    private final SheetStore sheets;
    private final Executor disk;
    private final Executor fx;
    private final Texts texts;
    private final Consumer<Sheet> show;

    SheetDoor(SheetStore sheets, Executor disk, Executor fx, Texts texts, Consumer<Sheet> show) {
        this.sheets = sheets;
        this.disk = disk;
        this.fx = fx;
        this.texts = texts;
        this.show = show;
    }

    @Override
    public CompletableFuture<Boolean> isThereFor(String username) {
        return CompletableFuture.supplyAsync(() -> sheets.has(username), disk)
                .thenApplyAsync(there -> there, fx);
    }

    @Override
    public CompletableFuture<String> open(String username, String password) {
        return CompletableFuture.supplyAsync(() -> sheets.open(username, password), disk)
                .thenApplyAsync(this::cameOf, fx);
    }

    private String cameOf(SheetStore.Opening opening) {
        return switch (opening) {
            case SheetStore.Opening.Opened(Sheet sheet) -> {
                show.accept(sheet);
                yield "";
            }
            case SheetStore.Opening.WrongPassword wrong -> texts.get("downtime.wrongPassword");
            case SheetStore.Opening.NothingThere none -> texts.get("downtime.gone");
        };
    }
}
