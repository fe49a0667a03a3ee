package org.frontdesk.server.doctordays;

import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.DoctorDayServiceGrpc.DoctorDayServiceImplBase;
import org.frontdesk.api.v1.GetDoctorScheduleRequest;
import org.frontdesk.api.v1.GetDoctorScheduleResponse;
import org.frontdesk.api.v1.ListCallListRequest;
import org.frontdesk.api.v1.ListCallListResponse;
import org.frontdesk.api.v1.MarkCalledRequest;
import org.frontdesk.api.v1.MarkCalledResponse;
import org.frontdesk.api.v1.MoveDoctorDayRequest;
import org.frontdesk.api.v1.MoveDoctorDayResponse;
import org.frontdesk.api.v1.PreviewMoveDoctorDayRequest;
import org.frontdesk.api.v1.PreviewMoveDoctorDayResponse;
import org.frontdesk.server.access.DisplayNames;
import org.frontdesk.server.appointments.AppointmentCommands;
import org.frontdesk.server.appointments.AppointmentMessages;
import org.frontdesk.server.appointments.BookingRefusals;
import org.frontdesk.server.rpc.Unary;
import org.frontdesk.server.schedule.ClinicDays;
import org.frontdesk.server.schedule.NearestFreeSlots;

/** The contract's DoctorDayService. */
public final class DoctorDayGrpcService extends DoctorDayServiceImplBase {

    private final ScheduleCalls schedules;
    private final DayMoveCalls moves;
    private final CallListCalls calls;

    public DoctorDayGrpcService(
            DoctorSchedule schedule,
            DayMovePreview preview,
            AppointmentCommands commands,
            CallList callList,
            MarkCalled markCalled,
            AppointmentMessages messages,
            NearestFreeSlots nearestFree,
            DisplayNames users,
            ClinicDays days) {
        this.schedules = new ScheduleCalls(schedule, messages);
        this.moves =
                new DayMoveCalls(
                        preview, commands, messages, new BookingRefusals(nearestFree), days);
        this.calls = new CallListCalls(callList, markCalled, messages, users, days);
    }

    @Override
    public void getDoctorSchedule(
            GetDoctorScheduleRequest request, StreamObserver<GetDoctorScheduleResponse> observer) {
        Unary.answer(observer, () -> schedules.get(request));
    }

    @Override
    public void previewMoveDoctorDay(
            PreviewMoveDoctorDayRequest request,
            StreamObserver<PreviewMoveDoctorDayResponse> observer) {
        Unary.answer(observer, () -> moves.preview(request));
    }

    @Override
    public void moveDoctorDay(
            MoveDoctorDayRequest request, StreamObserver<MoveDoctorDayResponse> observer) {
        Unary.answer(observer, () -> moves.move(request));
    }

    @Override
    public void listCallList(
            ListCallListRequest request, StreamObserver<ListCallListResponse> observer) {
        Unary.answer(observer, () -> calls.list(request));
    }

    @Override
    public void markCalled(MarkCalledRequest request, StreamObserver<MarkCalledResponse> observer) {
        Unary.answer(observer, () -> calls.mark(request));
    }
}
