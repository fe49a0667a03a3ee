package org.frontdesk.desktop.printing;

import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.Paper;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Window;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.awt.image.BufferedImage;
import java.io.IOException;

/** The platform's own printers, chosen in its own dialog. */
public final class NativePrinters implements Printers {

    private static final Logger LOG = LoggerFactory.getLogger(NativePrinters.class);

    /** As fine as the printers of an office print letters. */
    private static final float DPI = 300;

    private final Window owner;

    public NativePrinters(Window owner) {
        this.owner = owner;
    }

    @Override
    public Choice choose() {
        PrinterJob job = job();
        if (job == null) {
            return new Choice.NoPrinter();
        }
        return job.showPrintDialog(owner)
                ? new Choice.Chosen(pdf -> print(job, pdf))
                : new Choice.NotWanted();
    }

    /** On the person's own printer to begin with or, where they have chosen none, on any; null where there is none. */
    private static PrinterJob job() {
        Printer usual = Printer.getDefaultPrinter();
        Printer any = Printer.getAllPrinters().stream().findFirst().orElse(null);
        return usual == null && any == null
                ? null
                : PrinterJob.createPrinterJob(usual == null ? any : usual);
    }

    private static boolean print(PrinterJob job, byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                PDRectangle size = document.getPage(page).getMediaBox();
                PageLayout layout = layout(job, size);
                BufferedImage drawn = renderer.renderImageWithDPI(page, DPI, ImageType.RGB);
                if (!job.printPage(layout, fitted(drawn, size, layout))) {
                    job.cancelJob();
                    return false;
                }
            }
            return job.endJob();
        } catch (IOException | RuntimeException failed) {
            LOG.warn("A document can't be printed", failed);
            job.cancelJob();
            return false;
        }
    }

    /** The chosen paper, turned as the page is. */
    private static PageLayout layout(PrinterJob job, PDRectangle page) {
        Paper paper = job.getJobSettings().getPageLayout().getPaper();
        return job.getPrinter()
                .createPageLayout(
                        paper,
                        page.getWidth() > page.getHeight()
                                ? PageOrientation.LANDSCAPE
                                : PageOrientation.PORTRAIT,
                        Printer.MarginType.HARDWARE_MINIMUM);
    }

    /** As large as the page is, or smaller where the printer has no room for it. */
    private static ImageView fitted(BufferedImage drawn, PDRectangle page, PageLayout layout) {
        double scale =
                Math.min(
                        1,
                        Math.min(
                                layout.getPrintableWidth() / page.getWidth(),
                                layout.getPrintableHeight() / page.getHeight()));
        ImageView view = new ImageView(image(drawn));
        view.setFitWidth(page.getWidth() * scale);
        view.setFitHeight(page.getHeight() * scale);
        return view;
    }

    private static WritableImage image(BufferedImage drawn) {
        int width = drawn.getWidth();
        int height = drawn.getHeight();
        WritableImage image = new WritableImage(width, height);
        int[] line = new int[width];
        for (int y = 0; y < height; y++) {
            drawn.getRGB(0, y, width, 1, line, 0, width);
            image.getPixelWriter()
                    .setPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), line, 0, width);
        }
        return image;
    }
}
