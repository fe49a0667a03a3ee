package org.frontdesk.server.reports;

import static org.frontdesk.server.rpc.WireTime.duration;

import org.frontdesk.api.v1.CancellationCount;
import org.frontdesk.api.v1.ReportFigures;
import org.frontdesk.api.v1.ReportRow;
import org.frontdesk.server.appointments.AppointmentMessages;
import org.frontdesk.server.appointments.AppointmentStatus;
import org.frontdesk.server.doctors.DoctorId;

import java.time.LocalDate;

/** Says in the contract's words what was counted. */
final class ReportMessages {

    private ReportMessages() {}

    static ReportRow encode(ActivityReport.Row row) {
        return ReportRow.newBuilder()
                .setDoctorId(row.of().doctor().map(DoctorId::toString).orElse(""))
                .setDoctorName(row.of().doctorName())
                .setSpecialization(row.of().specialization())
                .setWeekFirstDate(row.of().week().map(LocalDate::toString).orElse(""))
                .setFigures(encode(row.figures()))
                .build();
    }

    static ReportFigures encode(Figures figures) {
        var message =
                ReportFigures.newBuilder()
                        .setOfferedPlaces(figures.offeredPlaces())
                        .setUsedPlaces(figures.usedPlaces())
                        .setAppointmentCount(figures.in(AppointmentStatus.values()))
                        .setOpenCount(figures.open())
                        .setPresentCount(figures.present())
                        .setCompletedCount(figures.in(AppointmentStatus.COMPLETED))
                        .setNoShowCount(figures.in(AppointmentStatus.NO_SHOW))
                        .setExpiredCount(figures.in(AppointmentStatus.EXPIRED));
        figures.usedShare().ifPresent(message::setUsedShare);
        figures.noShowRate().ifPresent(message::setNoShowRate);
        figures.cancelled()
                .forEach(
                        (code, count) ->
                                message.addCancellations(
                                        CancellationCount.newBuilder()
                                                .setCode(AppointmentMessages.cancellationCode(code))
                                                .setCount(count)));
        figures.leadTime().ifPresent(lead -> message.setLeadTime(encode(lead)));
        return message.build();
    }

    private static org.frontdesk.api.v1.LeadTime encode(Figures.LeadTime lead) {
        return org.frontdesk.api.v1.LeadTime.newBuilder()
                .setAppointmentCount(lead.appointments())
                .setMean(duration(lead.mean()))
                .setMedian(duration(lead.median()))
                .setNinthDecile(duration(lead.ninthDecile()))
                .build();
    }
}
