package org.frontdesk.desktop.administration.exchange;

import io.grpc.Status;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.frontdesk.api.v1.CsvKind;
import org.frontdesk.api.v1.ImportCsvHeader;
import org.frontdesk.api.v1.ImportCsvResponse;
import org.frontdesk.api.v1.TransferServiceGrpc;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.files.FileKind;
import org.frontdesk.desktop.shell.Workplace;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A file that comes in: chosen, looked at by the server, and then imported if nothing is wrong with it. */
final class ImportViewModel {

    /** The server's own bound; a byte more shows that there is more. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /** What is said of a bar while the server works and nobody knows how far it is. */
    private static final double UNKNOWN = -1;

    private final Workplace at;
    private final Intention intention;
    private final ObjectProperty<CsvKind> kind =
            new SimpleObjectProperty<>(CsvKind.CSV_KIND_PATIENTS);
    private final BooleanProperty allowNamesakes = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper file = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<ImportCsvResponse> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private byte[] content = new byte[0];
    private CsvUpload underWay;

    ImportViewModel(Workplace at) {
        this.at = at;
        this.intention = at.intention();
        kind.subscribe(
                (before, after) -> {
                    allowNamesakes.set(false);
                    forget();
                });
        allowNamesakes.subscribe(
                (before, after) -> {
                    if (report.get() != null) {
                        check();
                    }
                });
    }

    /** What the file is of. */
    ObjectProperty<CsvKind> kindProperty() {
        return kind;
    }

    /** Somebody has made sure that who looks like a patient of the clinic is somebody else. */
    BooleanProperty allowNamesakesProperty() {
        return allowNamesakes;
    }

    /** The chosen file's name; empty for none. */
    ReadOnlyStringProperty fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** What the server says of the file; null while it has not said anything. */
    ReadOnlyObjectProperty<ImportCsvResponse> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** Whether the file is on its way, or looked at. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** How much of it was sent, from 0 to 1; negative while the server works on it. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Why there is no report; empty when that is not so. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Whether the file can be imported as it is. */
    BooleanExpression canImport() {
        return busy.not()
                .and(at.connection().liveProperty())
                .and(
                        Bindings.createBooleanBinding(
                                () -> report.get() != null && isFine(report.get()), report));
    }

    /** Asks which file, and has the server look at it. */
    void choose() {
        at.files().open(FileKind.CSV).ifPresent(this::read);
    }

    private void read(Path path) {
        forget();
        at.files()
                .readBytes(path, MOST_BYTES + 1)
                .thenAccept(
                        read ->
                                read.ifPresent(
                                        bytes -> {
                                            if (bytes.length > MOST_BYTES) {
                                                message.set(at.texts().get("exchange.tooLarge"));
                                            } else {
                                                content = bytes;
                                                file.set(path.getFileName().toString());
                                                check();
                                            }
                                        }));
    }

    /** Has the server look at the file; nothing is imported. */
    void check() {
        send(header().setDryRun(true).build(), report::set);
    }

    /** Imports the file: all of it, or nothing. */
    void importAll() {
        ImportCsvHeader header = header().build();
        String id = intention.idFor(List.of(header, ByteBuffer.wrap(content)));
        send(header.toBuilder().setRequestId(id).build(), this::imported);
    }

    private void imported(ImportCsvResponse now) {
        if (now.getImportedCount() == 0) {
            report.set(now); // somebody else has made something meanwhile
            return;
        }
        at.shell().done(at.texts().get("exchange.imported", now.getImportedCount()));
        forget();
        if (kind.get() == CsvKind.CSV_KIND_DOCTORS) {
            at.doctors().load();
        }
    }

    /** Gives up what is under way. */
    void cancel() {
        if (underWay != null) {
            underWay.cancel();
        }
    }

    private ImportCsvHeader.Builder header() {
        return ImportCsvHeader.newBuilder()
                .setKind(kind.get())
                .setAllowNamesakes(allowNamesakes.get());
    }

    private void send(ImportCsvHeader header, Consumer<ImportCsvResponse> answered) {
        if (busy.get() || file.get().isEmpty()) {
            return;
        }
        busy.set(true);
        message.set("");
        progress.set(0);
        CsvUpload upload =
                new CsvUpload(
                        header, content, sent -> progress.set(sent < 1 ? sent : UNKNOWN), at.fx());
        underWay = upload;
        at.server().upload(TransferServiceGrpc.getImportCsvMethod(), upload);
        upload.answer()
                .thenAcceptAsync(
                        answer -> {
                            busy.set(false);
                            underWay = null;
                            if (!header.getDryRun()) {
                                intention.answered(answer);
                            }
                            switch (answer) {
                                case Answer.Done<ImportCsvResponse>(ImportCsvResponse now) ->
                                        answered.accept(now);
                                case Answer.Failed<ImportCsvResponse>(CallFailure failure) ->
                                        failed(failure);
                            }
                        },
                        at.fx());
    }

    private void failed(CallFailure failure) {
        at.server().endedSession(failure);
        message.set(
                failure.code() == Status.Code.CANCELLED
                        ? at.texts().get("exchange.cancelled")
                        : at.texts().of(failure));
    }

    private void forget() {
        file.set("");
        content = new byte[0];
        report.set(null);
        message.set("");
    }

    private static boolean isFine(ImportCsvResponse report) {
        return report.getProblemCount() == 0 && report.getRowCount() > 0;
    }
}
