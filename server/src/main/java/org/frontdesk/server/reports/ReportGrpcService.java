package org.frontdesk.server.reports;

import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.CsvSeparator;
import org.frontdesk.api.v1.GetActivityReportRequest;
import org.frontdesk.api.v1.GetActivityReportResponse;
import org.frontdesk.api.v1.ReportServiceGrpc.ReportServiceImplBase;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/** The contract's ReportService. */
public final class ReportGrpcService extends ReportServiceImplBase {

    /** Two years and the day after, so that a year can be compared with the one before. */
    private static final int MOST_DAYS = 731;

    private static final int MOST_DOCTORS = 500;
    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(5);

    private final ActivityReport reports;
    private final Semaphore places;

    /**
     * @param mostAtOnce as many as there are connections for, so that none waits for one
     */
    public ReportGrpcService(ActivityReport reports, int mostAtOnce) {
        this.reports = reports;
        this.places = new Semaphore(mostAtOnce);
    }

    @Override
    public void getActivityReport(
            GetActivityReportRequest request, StreamObserver<GetActivityReportResponse> observer) {
        Unary.answer(observer, () -> activity(request));
    }

    private GetActivityReportResponse activity(GetActivityReportRequest request) {
        var fields = new Fields();
        var dates = fields.dates(request.getFirstDate(), request.getLastDate(), MOST_DAYS);
        Grouping grouping =
                switch (request.getGroupBy()) {
                    case REPORT_GROUPING_UNSPECIFIED -> Grouping.NONE;
                    case REPORT_GROUPING_DOCTOR -> Grouping.DOCTOR;
                    case REPORT_GROUPING_SPECIALIZATION -> Grouping.SPECIALIZATION;
                    case REPORT_GROUPING_WEEK -> Grouping.WEEK;
                    case UNRECOGNIZED -> {
                        fields.violation("group_by", "is not a grouping");
                        yield Grouping.NONE;
                    }
                };
        List<DoctorId> asked =
                fields.ids("doctor_ids", request.getDoctorIdsList(), MOST_DOCTORS, DoctorId::new);
        if (request.getCsvSeparator() == CsvSeparator.UNRECOGNIZED) {
            fields.violation("csv_separator", "is not a separator");
        }
        fields.check();
        List<DoctorId> doctors = Caller.current().doctorId().map(List::of).orElse(asked);
        var report = read(new ActivityReport.Asked(dates.orElseThrow(), grouping, doctors));
        var response =
                GetActivityReportResponse.newBuilder()
                        .addAllRows(report.rows().stream().map(ReportMessages::encode).toList())
                        .setTotal(ReportMessages.encode(report.total()));
        if (request.getIncludeCsv()) {
            boolean semicolon = request.getCsvSeparator() == CsvSeparator.CSV_SEPARATOR_SEMICOLON;
            response.setCsv(ReportCsv.of(report, grouping, semicolon ? ';' : ','));
        }
        return response.build();
    }

    private ActivityReport.Report read(ActivityReport.Asked asked) {
        if (!places.tryAcquire()) {
            throw Refusals.retryAfter(
                    Reason.SERVER_BUSY, "Other reports are being made.", COME_BACK_AFTER);
        }
        try {
            return switch (reports.of(asked)) {
                case ActivityReport.Report report -> report;
                case ActivityReport.TookTooLong no ->
                        throw Refusals.retryAfter(
                                Reason.SERVER_BUSY,
                                "The report takes too long; ask for fewer days.",
                                COME_BACK_AFTER);
            };
        } finally {
            places.release();
        }
    }
}
