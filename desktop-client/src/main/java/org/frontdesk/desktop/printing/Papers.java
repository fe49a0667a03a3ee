package org.frontdesk.desktop.printing;

import org.frontdesk.desktop.files.FileKind;
import org.frontdesk.desktop.files.FileSaver;
import org.frontdesk.desktop.shell.Notices;
import org.frontdesk.desktop.texts.Texts;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Prints papers and saves them, and says what became of it. Used on the JavaFX thread, on which none of it waits. */
public final class Papers {

    private final Printers printers;
    private final FileSaver files;
    private final Executor slow;
    private final Executor fx;
    private final Notices notices;
    private final Texts texts;

    /**
     * @param slow makes and prints, one document after the other; a printer that hangs keeps nothing else waiting
     */
    public Papers(
            Printers printers,
            FileSaver files,
            Executor slow,
            Executor fx,
            Notices notices,
            Texts texts) {
        this.printers = printers;
        this.files = files;
        this.slow = slow;
        this.fx = fx;
        this.notices = notices;
        this.texts = texts;
    }

    /** Asks where, and saves it as a PDF. */
    public void save(Paper paper) {
        files.save(paper.fileName(), FileKind.PDF, paper::toPdf);
    }

    /** Asks for a printer, and prints it. */
    public void print(Paper paper) {
        switch (printers.choose()) {
            case Printers.Choice.NotWanted() -> {}
            case Printers.Choice.NoPrinter() -> notices.failed(texts.get("printing.noPrinter"));
            case Printers.Choice.Chosen(Printers.Job job) ->
                    CompletableFuture.supplyAsync(() -> job.print(paper.toPdf()), slow)
                            .exceptionally(failed -> false)
                            .thenAcceptAsync(this::tell, fx);
        }
    }

    private void tell(boolean printed) {
        if (printed) {
            notices.done(texts.get("printing.printed"));
        } else {
            notices.failed(texts.get("printing.failed"));
        }
    }
}
