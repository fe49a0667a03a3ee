package org.frontdesk.desktop.administration.exchange;

import io.grpc.Status;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.frontdesk.api.v1.CsvKind;
import org.frontdesk.api.v1.CsvSeparator;
import org.frontdesk.api.v1.ExportCsvRequest;
import org.frontdesk.api.v1.TransferServiceGrpc;
import org.frontdesk.desktop.administration.form.Violations;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.files.FileKind;
import org.frontdesk.desktop.files.GrowingFile;
import org.frontdesk.desktop.shell.Workplace;

import java.nio.file.Path;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Optional;

/** A list that leaves as a file. */
final class ExportViewModel {

    private static final int DAYS = 30;
    private static final long KILOBYTE = 1024;

    private final Workplace at;
    private final ObjectProperty<CsvKind> kind =
            new SimpleObjectProperty<>(CsvKind.CSV_KIND_PATIENTS);
    private final ObjectProperty<LocalDate> first = new SimpleObjectProperty<>();
    private final ObjectProperty<LocalDate> last = new SimpleObjectProperty<>();
    private final ObjectProperty<CsvSeparator> separator = new SimpleObjectProperty<>();
    private final BooleanProperty forSpreadsheets = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper soFar = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private CsvDownload underWay;

    ExportViewModel(Workplace at) {
        this.at = at;
        LocalDate today = LocalDate.now(at.clock());
        first.set(today);
        last.set(today.plusDays(DAYS));
        // where the comma is the decimal sign, spreadsheets expect a semicolon
        boolean commaIsTaken =
                DecimalFormatSymbols.getInstance(at.texts().locale()).getDecimalSeparator() == ',';
        separator.set(
                commaIsTaken
                        ? CsvSeparator.CSV_SEPARATOR_SEMICOLON
                        : CsvSeparator.CSV_SEPARATOR_COMMA);
    }

    ObjectProperty<CsvKind> kindProperty() {
        return kind;
    }

    /** First day, where days are asked for. */
    ObjectProperty<LocalDate> firstProperty() {
        return first;
    }

    /** Last day, where days are asked for. */
    ObjectProperty<LocalDate> lastProperty() {
        return last;
    }

    ObjectProperty<CsvSeparator> separatorProperty() {
        return separator;
    }

    /** Whether it begins with what spreadsheets know UTF-8 by. */
    BooleanProperty forSpreadsheetsProperty() {
        return forSpreadsheets;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** How much has come so far, in words. */
    ReadOnlyStringProperty soFarProperty() {
        return soFar.getReadOnlyProperty();
    }

    /** Why it was not written; empty when that is not so. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Whether this list is one of days. */
    static boolean isOfDays(CsvKind kind) {
        return kind == CsvKind.CSV_KIND_TIME_SLOTS || kind == CsvKind.CSV_KIND_APPOINTMENTS;
    }

    /** Asks where to, and writes it there as it comes. */
    void export() {
        if (!busy.get()) {
            message.set("");
            at.files().place(name(), FileKind.CSV).ifPresent(this::exportTo);
        }
    }

    /** Gives up what is under way. */
    void cancel() {
        if (underWay != null) {
            underWay.cancel();
        }
    }

    private void exportTo(Path path) {
        var request =
                ExportCsvRequest.newBuilder()
                        .setKind(kind.get())
                        .setSeparator(separator.get())
                        .setByteOrderMark(forSpreadsheets.get());
        if (isOfDays(kind.get())) {
            request.setFirstDate(words(first.get())).setLastDate(words(last.get()));
        }
        busy.set(true);
        soFar.set("");
        GrowingFile file = at.files().grow(path);
        CsvDownload download = new CsvDownload(file, this::came, at.fx());
        underWay = download;
        at.server().open(TransferServiceGrpc.getExportCsvMethod(), request.build(), download);
        download.end()
                .thenAcceptAsync(
                        failed -> {
                            busy.set(false);
                            underWay = null;
                            failed.ifPresentOrElse(
                                    failure -> {
                                        file.abandon();
                                        failed(failure);
                                    },
                                    () -> at.files().tell(file));
                        },
                        at.fx());
    }

    private void came(long bytes) {
        soFar.set(at.texts().get("exchange.soFar", bytes / KILOBYTE));
    }

    private void failed(CallFailure failure) {
        at.server().endedSession(failure);
        Violations violations = new Violations(at.texts());
        message.set(
                failure.code() == Status.Code.CANCELLED
                        ? at.texts().get("exchange.cancelled")
                        : failure.fields().values().stream()
                                .findFirst()
                                .map(violations::words)
                                .orElseGet(() -> at.texts().of(failure)));
    }

    private String name() {
        String list = at.texts().get(Kinds.fileKey(kind.get()));
        return list + "-" + LocalDate.now(at.clock()) + "." + FileKind.CSV.extension();
    }

    private static String words(LocalDate day) {
        return Optional.ofNullable(day).map(LocalDate::toString).orElse("");
    }
}
