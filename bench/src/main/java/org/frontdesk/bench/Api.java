package org.frontdesk.bench;

import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;

import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.AppointmentServiceGrpc.AppointmentServiceBlockingStub;
import org.frontdesk.api.v1.AuditServiceGrpc;
import org.frontdesk.api.v1.AuditServiceGrpc.AuditServiceBlockingStub;
import org.frontdesk.api.v1.AvailabilityServiceGrpc;
import org.frontdesk.api.v1.AvailabilityServiceGrpc.AvailabilityServiceBlockingStub;
import org.frontdesk.api.v1.CalendarServiceGrpc;
import org.frontdesk.api.v1.CalendarServiceGrpc.CalendarServiceBlockingStub;
import org.frontdesk.api.v1.DoctorDayServiceGrpc;
import org.frontdesk.api.v1.DoctorDayServiceGrpc.DoctorDayServiceBlockingStub;
import org.frontdesk.api.v1.DoctorServiceGrpc;
import org.frontdesk.api.v1.DoctorServiceGrpc.DoctorServiceBlockingStub;
import org.frontdesk.api.v1.HoldServiceGrpc;
import org.frontdesk.api.v1.HoldServiceGrpc.HoldServiceBlockingStub;
import org.frontdesk.api.v1.PatientServiceGrpc;
import org.frontdesk.api.v1.PatientServiceGrpc.PatientServiceBlockingStub;
import org.frontdesk.api.v1.ReminderServiceGrpc;
import org.frontdesk.api.v1.ReminderServiceGrpc.ReminderServiceBlockingStub;
import org.frontdesk.api.v1.ReportServiceGrpc;
import org.frontdesk.api.v1.ReportServiceGrpc.ReportServiceBlockingStub;
import org.frontdesk.api.v1.ScheduleServiceGrpc;
import org.frontdesk.api.v1.ScheduleServiceGrpc.ScheduleServiceBlockingStub;
import org.frontdesk.api.v1.ServiceKeyServiceGrpc;
import org.frontdesk.api.v1.ServiceKeyServiceGrpc.ServiceKeyServiceBlockingStub;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.SignInRequest;
import org.frontdesk.api.v1.UserServiceGrpc;
import org.frontdesk.api.v1.UserServiceGrpc.UserServiceBlockingStub;
import org.frontdesk.api.v1.WaitlistServiceGrpc;
import org.frontdesk.api.v1.WaitlistServiceGrpc.WaitlistServiceBlockingStub;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Every service, as somebody who is signed in calls it. */
record Api(
        AppointmentServiceBlockingStub appointments,
        AuditServiceBlockingStub audit,
        AvailabilityServiceBlockingStub availability,
        CalendarServiceBlockingStub calendars,
        DoctorDayServiceBlockingStub doctorDays,
        DoctorServiceBlockingStub doctors,
        HoldServiceBlockingStub holds,
        PatientServiceBlockingStub patients,
        ReminderServiceBlockingStub reminders,
        ReportServiceBlockingStub reports,
        ScheduleServiceBlockingStub schedule,
        ServiceKeyServiceBlockingStub serviceKeys,
        UserServiceBlockingStub users,
        WaitlistServiceBlockingStub waitlist) {

    static Api signedIn(ManagedChannel channel, String username, String password) {
        String token =
                SessionServiceGrpc.newBlockingStub(channel)
                        .signIn(
                                SignInRequest.newBuilder()
                                        .setUsername(username)
                                        .setPassword(password)
                                        .build())
                        .getSessionToken();
        return new Api(
                as(token, AppointmentServiceGrpc.newBlockingStub(channel)),
                as(token, AuditServiceGrpc.newBlockingStub(channel)),
                as(token, AvailabilityServiceGrpc.newBlockingStub(channel)),
                as(token, CalendarServiceGrpc.newBlockingStub(channel)),
                as(token, DoctorDayServiceGrpc.newBlockingStub(channel)),
                as(token, DoctorServiceGrpc.newBlockingStub(channel)),
                as(token, HoldServiceGrpc.newBlockingStub(channel)),
                as(token, PatientServiceGrpc.newBlockingStub(channel)),
                as(token, ReminderServiceGrpc.newBlockingStub(channel)),
                as(token, ReportServiceGrpc.newBlockingStub(channel)),
                as(token, ScheduleServiceGrpc.newBlockingStub(channel)),
                as(token, ServiceKeyServiceGrpc.newBlockingStub(channel)),
                as(token, UserServiceGrpc.newBlockingStub(channel)),
                as(token, WaitlistServiceGrpc.newBlockingStub(channel)));
    }

    private static <S extends AbstractStub<S>> S as(String token, S stub) {
        return stub.withInterceptors(
                MetadataUtils.newAttachHeadersInterceptor(Callers.headers(token)));
    }

    /** Opens a stream, reads until it has caught up, and leaves it. */
    static <E> void untilCaughtUp(Supplier<Iterator<E>> stream, Predicate<E> hasCaughtUp) {
        try (var call = Context.current().withCancellation()) {
            call.run(
                    () -> {
                        Iterator<E> events = stream.get();
                        while (events.hasNext() && !hasCaughtUp.test(events.next())) {
                            // until then
                        }
                    });
        }
    }

    /** The token of a page far into a list: the last of at most so many pages. */
    static <R> String farPage(int pages, Function<String, R> read, Function<R, String> next) {
        String token = "";
        for (int page = 0; page < pages; page++) {
            String after = next.apply(read.apply(token));
            if (after.isEmpty()) {
                break;
            }
            token = after;
        }
        return token;
    }

    /** Several ways to one server, each call over another one. */
    static Supplier<Api> inTurn(List<Api> ways) {
        var turn = new AtomicInteger();
        return () -> ways.get(Math.floorMod(turn.getAndIncrement(), ways.size()));
    }
}
