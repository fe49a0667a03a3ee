package org.frontdesk.server.clinic;

import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.ClinicServiceGrpc.ClinicServiceImplBase;
import org.frontdesk.api.v1.GetClinicRequest;
import org.frontdesk.api.v1.GetClinicResponse;
import org.frontdesk.api.v1.UpdateClinicRequest;
import org.frontdesk.api.v1.UpdateClinicResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;

/** The contract's ClinicService. */
public final class ClinicGrpcService extends ClinicServiceImplBase {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_MINUTES = 24 * 60;
    private static final int MOST_HORIZON_DAYS = 731;
    private static final Set<String> LANGUAGES = Set.of("en", "es");

    private final ClinicSettings settings;
    private final UpdateClinic update;

    public ClinicGrpcService(ClinicSettings settings, UpdateClinic update) {
        this.settings = settings;
        this.update = update;
    }

    @Override
    public void getClinic(GetClinicRequest request, StreamObserver<GetClinicResponse> observer) {
        Unary.answer(observer, this::get);
    }

    @Override
    public void updateClinic(
            UpdateClinicRequest request, StreamObserver<UpdateClinicResponse> observer) {
        Unary.answer(observer, () -> update(request));
    }

    private GetClinicResponse get() {
        ClinicSettings.Versioned now = settings.versioned();
        return GetClinicResponse.newBuilder()
                .setSettings(encode(now.clinic()))
                .setEtag(Long.toUnsignedString(now.version()))
                .build();
    }

    private UpdateClinicResponse update(UpdateClinicRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        long version = fields.etag("etag", request.getEtag());
        Clinic wanted = read(fields, request.getSettings());
        fields.check();
        var intention = Intention.of(requestId, Caller.current().userId(), request);
        return switch (update.settle(intention, version, wanted)) {
            case Settled.Reused<UpdateClinic.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<UpdateClinic.Outcome>(UpdateClinic.Updated updated) ->
                    response(updated);
            case Settled.As<UpdateClinic.Outcome>(UpdateClinic.Outdated outdated) ->
                    throw Refusals.statusOf(outdated);
        };
    }

    private static UpdateClinicResponse response(UpdateClinic.Updated updated) {
        var response =
                UpdateClinicResponse.newBuilder()
                        .setSettings(encode(updated.settings().clinic()))
                        .setEtag(Long.toUnsignedString(updated.settings().version()));
        if (updated.hasMovedSlots()) {
            response.addNotices(
                    "Slots that are still to come stay at the instants they are at: in the new time"
                            + " zone their days and hours are others. Look at the schedule again.");
        }
        return response.build();
    }

    private static Clinic read(Fields fields, org.frontdesk.api.v1.ClinicSettings settings) {
        String language = settings.getDefaultLanguage();
        if (!LANGUAGES.contains(language)) {
            fields.violation("settings.default_language", "is not en or es");
        }
        return new Clinic(
                fields.text("settings.name", settings.getName(), LONGEST_NAME),
                zone(fields, settings.getTimeZone()),
                Duration.ofMinutes(
                        required(
                                fields,
                                "settings.confirmation_window_minutes",
                                settings.getConfirmationWindowMinutes(),
                                MOST_MINUTES)),
                Duration.ofMinutes(
                        required(
                                fields,
                                "settings.session_idle_minutes",
                                settings.getSessionIdleMinutes(),
                                MOST_MINUTES)),
                required(
                        fields,
                        "settings.scheduling_horizon_days",
                        settings.getSchedulingHorizonDays(),
                        MOST_HORIZON_DAYS),
                language);
    }

    private static int required(Fields fields, String field, int value, int most) {
        if (value == 0) {
            fields.violation(field, "is required");
            return 1;
        }
        return fields.number(field, value, 1, most, 1);
    }

    private static ZoneId zone(Fields fields, String name) {
        if (name.isEmpty()) {
            fields.violation("settings.time_zone", "is required");
        } else if (!ZoneId.getAvailableZoneIds().contains(name)) {
            fields.violation("settings.time_zone", "is not a zone as Europe/Madrid");
        } else {
            return ZoneId.of(name);
        }
        return ZoneId.of("UTC");
    }

    private static org.frontdesk.api.v1.ClinicSettings encode(Clinic clinic) {
        return org.frontdesk.api.v1.ClinicSettings.newBuilder()
                .setName(clinic.name())
                .setTimeZone(clinic.zone().getId())
                .setConfirmationWindowMinutes(minutes(clinic.confirmationWindow()))
                .setSessionIdleMinutes(minutes(clinic.sessionIdle()))
                .setSchedulingHorizonDays(clinic.horizonDays())
                .setDefaultLanguage(clinic.language())
                .build();
    }

    /** Part of a minute counts as one: zero would say that there is no time at all. */
    private static int minutes(Duration duration) {
        return Math.toIntExact(Math.ceilDiv(duration.toMillis(), 60_000L));
    }
}
