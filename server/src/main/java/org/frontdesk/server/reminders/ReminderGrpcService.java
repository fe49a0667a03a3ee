package org.frontdesk.server.reminders;

import com.google.protobuf.Message;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.GetReminderSettingsRequest;
import org.frontdesk.api.v1.GetReminderSettingsResponse;
import org.frontdesk.api.v1.ListRemindersRequest;
import org.frontdesk.api.v1.ListRemindersResponse;
import org.frontdesk.api.v1.PreviewReminderRequest;
import org.frontdesk.api.v1.PreviewReminderResponse;
import org.frontdesk.api.v1.ReminderServiceGrpc.ReminderServiceImplBase;
import org.frontdesk.api.v1.ReminderTemplate;
import org.frontdesk.api.v1.SetReminderPreferenceRequest;
import org.frontdesk.api.v1.SetReminderPreferenceResponse;
import org.frontdesk.api.v1.UpdateReminderSettingsRequest;
import org.frontdesk.api.v1.UpdateReminderSettingsResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.appointments.Refused;
import org.frontdesk.server.audit.ShownPatients;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.reminders.ReminderRecords.Outcome;
import org.frontdesk.server.reminders.ReminderRecords.Preference;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PageToken;
import org.frontdesk.server.rpc.Paging;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;
import org.frontdesk.server.rpc.WireTime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The contract's ReminderService. */
public final class ReminderGrpcService extends ReminderServiceImplBase {

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_BODY = 4_000;
    private static final int MOST_HOURS = 336;

    private final ReminderRecords records;

    public ReminderGrpcService(ReminderRecords records) {
        this.records = records;
    }

    @Override
    public void getReminderSettings(
            GetReminderSettingsRequest request,
            StreamObserver<GetReminderSettingsResponse> observer) {
        Unary.answer(
                observer,
                () ->
                        GetReminderSettingsResponse.newBuilder()
                                .setSettings(encode(records.settings()))
                                .build());
    }

    @Override
    public void updateReminderSettings(
            UpdateReminderSettingsRequest request,
            StreamObserver<UpdateReminderSettingsResponse> observer) {
        Unary.answer(observer, () -> update(request));
    }

    @Override
    public void previewReminder(
            PreviewReminderRequest request, StreamObserver<PreviewReminderResponse> observer) {
        Unary.answer(observer, () -> preview(request));
    }

    @Override
    public void setReminderPreference(
            SetReminderPreferenceRequest request,
            StreamObserver<SetReminderPreferenceResponse> observer) {
        Unary.answer(observer, () -> prefer(request));
    }

    @Override
    public void listReminders(
            ListRemindersRequest request, StreamObserver<ListRemindersResponse> observer) {
        Unary.answer(observer, () -> list(request));
    }

    private UpdateReminderSettingsResponse update(UpdateReminderSettingsRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        var asked = request.getSettings();
        if (asked.getHoursBefore() == 0) {
            fields.violation("settings.hours_before", "is required");
        }
        var wanted =
                new ReminderSettings(
                        fields.number(
                                "settings.hours_before", asked.getHoursBefore(), 1, MOST_HOURS, 1),
                        asked.getEmailEnabled(),
                        asked.getWebhookEnabled(),
                        template(fields, "settings.english", asked.getEnglish()),
                        template(fields, "settings.spanish", asked.getSpanish()),
                        fields.etag("settings.etag", asked.getEtag()));
        fields.check();
        var settled = records.update(intention(requestId, request), wanted);
        return switch (settled) {
            case Settled.Reused<Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<Outcome>(ReminderRecords.Updated(var settings)) ->
                    UpdateReminderSettingsResponse.newBuilder()
                            .setSettings(encode(settings))
                            .build();
            case Settled.As<Outcome>(ReminderRecords.Changed(var mismatch)) ->
                    throw Refusals.statusOf(mismatch);
        };
    }

    private static ReminderSettings.Template template(
            Fields fields, String field, ReminderTemplate asked) {
        String subject = fields.text(field + ".subject", asked.getSubject(), LONGEST_SUBJECT);
        if (subject.contains("\n")) {
            fields.violation(field + ".subject", "has more than one line");
        }
        return new ReminderSettings.Template(
                subject, fields.text(field + ".body", asked.getBody(), LONGEST_BODY));
    }

    private PreviewReminderResponse preview(PreviewReminderRequest request) {
        var fields = new Fields();
        AppointmentId id =
                fields.id("appointment_id", request.getAppointmentId(), AppointmentId::new);
        fields.check();
        var preview =
                records.preview(id)
                        .orElseThrow(() -> Refusals.statusOf(new Refused.AppointmentUnknown(id)));
        ShownPatients.name(List.of(preview.patient()));
        return PreviewReminderResponse.newBuilder()
                .setSubject(preview.text().subject())
                .setBody(preview.text().body())
                .build();
    }

    private SetReminderPreferenceResponse prefer(SetReminderPreferenceRequest request) {
        Caller caller = Caller.current();
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        PatientId patient =
                request.getPatientId().isEmpty() && caller.patientId().isPresent()
                        ? caller.patientId().get()
                        : fields.id("patient_id", request.getPatientId(), PatientId::new);
        if (!List.of("", "en", "es").contains(request.getLanguage())) {
            fields.violation("language", "is neither en nor es");
        }
        fields.check();
        if (!caller.mayActFor(patient)) {
            throw unknown(patient);
        }
        var settled =
                records.prefer(
                        intention(requestId, request),
                        patient,
                        request.getOptedOut(),
                        Optional.of(request.getLanguage()).filter(one -> !one.isEmpty()));
        return switch (settled) {
            case Settled.Reused<Preference> reused -> throw Refusals.statusOf(reused);
            case Settled.As<Preference>(ReminderRecords.Kept(var optedOut, var language)) ->
                    SetReminderPreferenceResponse.newBuilder()
                            .setOptedOut(optedOut)
                            .setLanguage(language)
                            .build();
            case Settled.As<Preference>(ReminderRecords.NoSuchPatient(var id)) -> throw unknown(id);
        };
    }

    private ListRemindersResponse list(ListRemindersRequest request) {
        var fields = new Fields();
        var appointment =
                fields.optionalId("appointment_id", request.getAppointmentId(), AppointmentId::new);
        Optional<ReminderState> state =
                Arrays.stream(ReminderState.values())
                        .filter(one -> encode(one) == request.getState())
                        .findFirst();
        if (state.isEmpty() && request.getStateValue() != 0) {
            fields.violation("state", "is not a state of a reminder");
        }
        int pageSize = Paging.size(fields, request.getPageSize());
        var mark = request.toBuilder().clearPageSize().clearPageToken().build();
        var before =
                PageToken.decode(fields, request.getPageToken(), mark, 1)
                        .map(token -> UUID.fromString(token.lastKey().getFirst()));
        fields.check();
        var page =
                Paging.page(
                        records.list(appointment, state, before, pageSize + 1),
                        pageSize,
                        mark,
                        last -> List.of(last.id().toString()));
        return ListRemindersResponse.newBuilder()
                .addAllReminders(page.rows().stream().map(ReminderGrpcService::encode).toList())
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private static StatusRuntimeException unknown(PatientId patient) {
        return Refusals.statusOf(new Refused.PatientUnknown(patient));
    }

    private static Intention intention(RequestId id, Message request) {
        return Intention.of(id, Caller.current().userId(), request);
    }

    private static org.frontdesk.api.v1.ReminderSettings encode(ReminderSettings settings) {
        return org.frontdesk.api.v1.ReminderSettings.newBuilder()
                .setHoursBefore(settings.hoursBefore())
                .setEmailEnabled(settings.emailEnabled())
                .setWebhookEnabled(settings.webhookEnabled())
                .setEnglish(encode(settings.english()))
                .setSpanish(encode(settings.spanish()))
                .setEtag(Long.toString(settings.version()))
                .build();
    }

    private static ReminderTemplate encode(ReminderSettings.Template template) {
        return ReminderTemplate.newBuilder()
                .setSubject(template.subject())
                .setBody(template.body())
                .build();
    }

    private static org.frontdesk.api.v1.ReminderState encode(ReminderState state) {
        return org.frontdesk.api.v1.ReminderState.valueOf("REMINDER_STATE_" + state.name());
    }

    private static org.frontdesk.api.v1.Reminder encode(ReminderRecords.Reminder reminder) {
        var message =
                org.frontdesk.api.v1.Reminder.newBuilder()
                        .setReminderId(reminder.id().toString())
                        .setAppointmentId(reminder.appointment().toString())
                        .setChannel(
                                org.frontdesk.api.v1.ReminderChannel.valueOf(
                                        "REMINDER_CHANNEL_" + reminder.channel().name()))
                        .setState(encode(reminder.state()))
                        .setDueAt(WireTime.timestamp(reminder.dueAt()))
                        .setAttempts(reminder.attempts())
                        .setLastError(reminder.lastError());
        reminder.sentAt().ifPresent(at -> message.setSentAt(WireTime.timestamp(at)));
        return message.build();
    }
}
