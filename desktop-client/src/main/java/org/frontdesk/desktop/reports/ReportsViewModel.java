package org.frontdesk.desktop.reports;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.CsvSeparator;
import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.GetActivityReportRequest;
import org.frontdesk.api.v1.GetActivityReportResponse;
import org.frontdesk.api.v1.ReportGrouping;
import org.frontdesk.api.v1.ReportServiceGrpc;
import org.frontdesk.api.v1.Role;
import org.frontdesk.desktop.connection.LongCall;
import org.frontdesk.desktop.live.Later;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.shell.Workplace;
import org.frontdesk.desktop.texts.Texts;

import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Of what a report is asked for, and the one that was made. */
final class ReportsViewModel {

    /** As long as the server asks for. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /** The contract's bound. */
    private static final int MOST_DAYS = 731;

    private final Workplace at;
    private final Texts texts;
    private final Clock clock;
    private final Later later;
    private final Loading loading;

    private final ObjectProperty<RangeChoice> range =
            new SimpleObjectProperty<>(RangeChoice.LAST_FOUR_WEEKS);
    private final ObjectProperty<LocalDate> first = new SimpleObjectProperty<>();
    private final ObjectProperty<LocalDate> last = new SimpleObjectProperty<>();
    private final ObjectProperty<ReportGrouping> grouping = new SimpleObjectProperty<>();
    private final ObjectProperty<Doctor> doctor = new SimpleObjectProperty<>();
    private final ObservableList<Doctor> doctors = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper rangeProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper making = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Report> report = new ReadOnlyObjectWrapper<>();
    private LongCall<GetActivityReportResponse> call;
    private Instant since;
    private boolean settingDates;
    private boolean started;

    ReportsViewModel(Workplace at) {
        this.at = at;
        this.texts = at.texts();
        this.clock = at.clock();
        this.later = at.afterTyping();
        this.loading = new Loading(at.fx(), texts);
        grouping.set(
                isOfEverybody()
                        ? ReportGrouping.REPORT_GROUPING_DOCTOR
                        : ReportGrouping.REPORT_GROUPING_WEEK);
        takeRange();
        range.subscribe((before, after) -> takeRange());
        first.subscribe((before, after) -> datesChanged());
        last.subscribe((before, after) -> datesChanged());
        grouping.subscribe((before, after) -> makeSoon());
        doctor.subscribe((before, after) -> makeSoon());
    }

    /** Whether the person sees every doctor's figures; a doctor sees their own. */
    boolean isOfEverybody() {
        return at.server().session().user().getRole() != Role.ROLE_DOCTOR;
    }

    Loading loading() {
        return loading;
    }

    ObjectProperty<RangeChoice> rangeProperty() {
        return range;
    }

    ObjectProperty<LocalDate> firstProperty() {
        return first;
    }

    /** Inclusive. */
    ObjectProperty<LocalDate> lastProperty() {
        return last;
    }

    /** What is wrong with the dates; empty for nothing. */
    ReadOnlyStringProperty rangeProblemProperty() {
        return rangeProblem.getReadOnlyProperty();
    }

    /** What each line is of. */
    ObjectProperty<ReportGrouping> groupingProperty() {
        return grouping;
    }

    /** Of whom; null: of everybody. */
    ObjectProperty<Doctor> doctorProperty() {
        return doctor;
    }

    ObservableList<Doctor> doctors() {
        return doctors;
    }

    /** Whether one is on its way. */
    ReadOnlyBooleanProperty makingProperty() {
        return making.getReadOnlyProperty();
    }

    /** For how long it has been. */
    ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The report on the screen; null before there is one. */
    ReadOnlyObjectProperty<Report> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** Key of what each line is of. */
    static String groupingKey(ReportGrouping grouping) {
        return switch (grouping) {
            case REPORT_GROUPING_DOCTOR -> "reports.by.doctor";
            case REPORT_GROUPING_SPECIALIZATION -> "reports.by.specialization";
            case REPORT_GROUPING_WEEK, REPORT_GROUPING_UNSPECIFIED, UNRECOGNIZED ->
                    "reports.by.week";
        };
    }

    /** Reads the doctors if nobody has, then makes the first report. */
    void start() {
        if (at.doctors().isEmpty()) {
            at.doctors().load().thenAcceptAsync(failed -> ready(), at.fx());
        } else {
            ready();
        }
    }

    /** Has the report made anew; one that is on its way is no longer wanted. */
    void make() {
        stop();
        if (!rangeProblem.get().isEmpty()) {
            return;
        }
        Days days = new Days(first.get(), last.get());
        ReportGrouping by = grouping.get();
        Optional<Doctor> who = Optional.ofNullable(doctor.get());
        var request =
                GetActivityReportRequest.newBuilder()
                        .setFirstDate(days.first().toString())
                        .setLastDate(days.last().toString())
                        .setGroupBy(by)
                        .setIncludeCsv(true)
                        .setCsvSeparator(separator());
        who.ifPresent(one -> request.addDoctorIds(one.getDoctorId()));
        LongCall<GetActivityReportResponse> sent =
                at.server()
                        .longCall(
                                ReportServiceGrpc.getGetActivityReportMethod(),
                                request.build(),
                                DEADLINE);
        call = sent;
        since = clock.instant();
        making.set(true);
        tick();
        loading.waitFor(sent.answer(), response -> show(days, by, who, response));
        sent.answer().thenRunAsync(() -> finished(sent), at.fx());
    }

    /** Calls off what is being made. */
    void cancel() {
        if (making.get()) {
            stop();
            report.set(null);
            loading.forget();
        }
    }

    /** A second passed. */
    void tick() {
        if (making.get()) {
            long seconds = ChronoUnit.SECONDS.between(since, clock.instant());
            progress.set(texts.get("reports.making", Math.max(0, seconds)));
        }
    }

    /** Ends what is on its way. */
    void stop() {
        if (call != null) {
            LongCall<GetActivityReportResponse> unwanted = call;
            call = null;
            making.set(false);
            unwanted.cancel().run();
        }
    }

    private void finished(LongCall<GetActivityReportResponse> sent) {
        if (call == sent) {
            call = null;
            making.set(false);
        }
    }

    private boolean show(
            Days days, ReportGrouping by, Optional<Doctor> who, GetActivityReportResponse made) {
        report.set(Report.of(days, by, who.map(Doctor::getDisplayName), made, texts));
        return made.getTotal().getOfferedPlaces() > 0 || made.getTotal().getAppointmentCount() > 0;
    }

    private void ready() {
        doctors.setAll(at.doctors().all());
        started = true;
        make();
    }

    private void takeRange() {
        Days days = range.get().of(LocalDate.now(clock), new Days(first.get(), last.get()));
        settingDates = true;
        first.set(days.first());
        last.set(days.last());
        settingDates = false;
        checkDates();
        makeSoon();
    }

    private void datesChanged() {
        if (!settingDates) {
            range.set(RangeChoice.OWN);
            checkDates();
            makeSoon();
        }
    }

    private void checkDates() {
        boolean wrong =
                first.get() == null
                        || last.get() == null
                        || last.get().isBefore(first.get())
                        || ChronoUnit.DAYS.between(first.get(), last.get()) > MOST_DAYS;
        rangeProblem.set(wrong ? texts.get("reports.range.wrong", MOST_DAYS) : "");
    }

    /** Once for several choices made at once. */
    private void makeSoon() {
        if (started) {
            later.run(this::make);
        }
    }

    /** What the spreadsheets of the language expect. */
    private CsvSeparator separator() {
        return DecimalFormatSymbols.getInstance(texts.locale()).getDecimalSeparator() == ','
                ? CsvSeparator.CSV_SEPARATOR_SEMICOLON
                : CsvSeparator.CSV_SEPARATOR_COMMA;
    }
}
