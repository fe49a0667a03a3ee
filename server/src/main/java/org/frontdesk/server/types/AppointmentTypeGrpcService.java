package org.frontdesk.server.types;

import com.google.protobuf.Message;

import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.AppointmentTypeServiceGrpc.AppointmentTypeServiceImplBase;
import org.frontdesk.api.v1.CreateAppointmentTypeRequest;
import org.frontdesk.api.v1.CreateAppointmentTypeResponse;
import org.frontdesk.api.v1.DeactivateAppointmentTypeRequest;
import org.frontdesk.api.v1.DeactivateAppointmentTypeResponse;
import org.frontdesk.api.v1.GetAppointmentTypeRequest;
import org.frontdesk.api.v1.GetAppointmentTypeResponse;
import org.frontdesk.api.v1.ListAppointmentTypesRequest;
import org.frontdesk.api.v1.ListAppointmentTypesResponse;
import org.frontdesk.api.v1.ReactivateAppointmentTypeRequest;
import org.frontdesk.api.v1.ReactivateAppointmentTypeResponse;
import org.frontdesk.api.v1.UpdateAppointmentTypeRequest;
import org.frontdesk.api.v1.UpdateAppointmentTypeResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PageToken;
import org.frontdesk.server.rpc.Paging;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The contract's AppointmentTypeService. */
public final class AppointmentTypeGrpcService extends AppointmentTypeServiceImplBase {

    private static final int LONGEST_NAME = 100;
    private static final int LEAST_MINUTES = 5;

    /** A working day; also what a search for free time takes. */
    private static final int MOST_MINUTES = 480;

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

    private final AppointmentTypeQueries queries;
    private final AppointmentTypeChanges changes;

    public AppointmentTypeGrpcService(
            AppointmentTypeQueries queries, AppointmentTypeChanges changes) {
        this.queries = queries;
        this.changes = changes;
    }

    @Override
    public void getAppointmentType(
            GetAppointmentTypeRequest request,
            StreamObserver<GetAppointmentTypeResponse> observer) {
        Unary.answer(observer, () -> get(request));
    }

    @Override
    public void listAppointmentTypes(
            ListAppointmentTypesRequest request,
            StreamObserver<ListAppointmentTypesResponse> observer) {
        Unary.answer(observer, () -> list(request));
    }

    @Override
    public void createAppointmentType(
            CreateAppointmentTypeRequest request,
            StreamObserver<CreateAppointmentTypeResponse> observer) {
        Unary.answer(observer, () -> create(request));
    }

    @Override
    public void updateAppointmentType(
            UpdateAppointmentTypeRequest request,
            StreamObserver<UpdateAppointmentTypeResponse> observer) {
        Unary.answer(observer, () -> update(request));
    }

    @Override
    public void deactivateAppointmentType(
            DeactivateAppointmentTypeRequest request,
            StreamObserver<DeactivateAppointmentTypeResponse> observer) {
        Unary.answer(observer, () -> deactivate(request));
    }

    @Override
    public void reactivateAppointmentType(
            ReactivateAppointmentTypeRequest request,
            StreamObserver<ReactivateAppointmentTypeResponse> observer) {
        Unary.answer(observer, () -> reactivate(request));
    }

    private GetAppointmentTypeResponse get(GetAppointmentTypeRequest request) {
        var fields = new Fields();
        AppointmentTypeId id = typeId(fields, request.getAppointmentTypeId());
        fields.check();
        AppointmentType found =
                queries.get(id)
                        .orElseThrow(() -> Refusals.statusOf(new AppointmentTypeUnknown(id)));
        return GetAppointmentTypeResponse.newBuilder().setAppointmentType(encode(found)).build();
    }

    private ListAppointmentTypesResponse list(ListAppointmentTypesRequest request) {
        var fields = new Fields();
        int pageSize = Paging.size(fields, request.getPageSize());
        var mark = request.toBuilder().clearPageSize().clearPageToken().build();
        var after = PageToken.decode(fields, request.getPageToken(), mark, 1);
        fields.check();
        var found =
                queries.list(
                        request.getIncludeInactive(),
                        after.map(token -> token.lastKey().getFirst()),
                        pageSize + 1);
        var page = Paging.page(found, pageSize, mark, last -> List.of(last.name()));
        return ListAppointmentTypesResponse.newBuilder()
                .addAllAppointmentTypes(
                        page.rows().stream().map(AppointmentTypeGrpcService::encode).toList())
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private CreateAppointmentTypeResponse create(CreateAppointmentTypeRequest request) {
        var fields = new Fields();
        RequestId requestId = requestId(fields, request.getRequestId());
        var wanted = wanted(fields, request.getName(), request.getMinutes(), request.getColour());
        fields.check();
        var settled = changes.create(intention(requestId, request), wanted);
        return CreateAppointmentTypeResponse.newBuilder()
                .setAppointmentType(written(settled))
                .build();
    }

    private UpdateAppointmentTypeResponse update(UpdateAppointmentTypeRequest request) {
        var fields = new Fields();
        RequestId requestId = requestId(fields, request.getRequestId());
        AppointmentTypeId id = typeId(fields, request.getAppointmentTypeId());
        long version = fields.etag("etag", request.getEtag());
        var wanted = wanted(fields, request.getName(), request.getMinutes(), request.getColour());
        fields.check();
        var settled = changes.update(intention(requestId, request), id, version, wanted);
        return UpdateAppointmentTypeResponse.newBuilder()
                .setAppointmentType(written(settled))
                .build();
    }

    private DeactivateAppointmentTypeResponse deactivate(DeactivateAppointmentTypeRequest request) {
        var fields = new Fields();
        RequestId requestId = requestId(fields, request.getRequestId());
        AppointmentTypeId id = typeId(fields, request.getAppointmentTypeId());
        long version = fields.etag("etag", request.getEtag());
        fields.check();
        var settled = changes.deactivate(intention(requestId, request), id, version);
        return DeactivateAppointmentTypeResponse.newBuilder()
                .setAppointmentType(written(settled))
                .build();
    }

    private ReactivateAppointmentTypeResponse reactivate(ReactivateAppointmentTypeRequest request) {
        var fields = new Fields();
        RequestId requestId = requestId(fields, request.getRequestId());
        AppointmentTypeId id = typeId(fields, request.getAppointmentTypeId());
        long version = fields.etag("etag", request.getEtag());
        fields.check();
        var settled = changes.reactivate(intention(requestId, request), id, version);
        return ReactivateAppointmentTypeResponse.newBuilder()
                .setAppointmentType(written(settled))
                .build();
    }

    private static AppointmentTypeChanges.Wanted wanted(
            Fields fields, String name, int minutes, String colour) {
        if (minutes == 0) {
            fields.violation("minutes", "is required");
        }
        String lowered = colour.toLowerCase(Locale.ROOT);
        if (colour.isEmpty()) {
            fields.violation("colour", "is required");
        } else if (!COLOUR.matcher(lowered).matches()) {
            fields.violation("colour", "is not a colour as #3366cc");
        }
        return new AppointmentTypeChanges.Wanted(
                fields.text("name", name, LONGEST_NAME),
                fields.number("minutes", minutes, LEAST_MINUTES, MOST_MINUTES, LEAST_MINUTES),
                lowered);
    }

    private static org.frontdesk.api.v1.AppointmentType written(
            Settled<AppointmentTypeChanges.Outcome> settled) {
        return switch (settled) {
            case Settled.Reused<AppointmentTypeChanges.Outcome> reused ->
                    throw Refusals.statusOf(reused);
            case Settled.As<AppointmentTypeChanges.Outcome>(
                            AppointmentTypeChanges.Written(AppointmentType type)) ->
                    encode(type);
            case Settled.As<AppointmentTypeChanges.Outcome>(TypeRefused refused) ->
                    throw Refusals.statusOf(refused.refusal());
        };
    }

    private static RequestId requestId(Fields fields, String value) {
        return fields.id("request_id", value, RequestId::new);
    }

    private static AppointmentTypeId typeId(Fields fields, String value) {
        return fields.id("appointment_type_id", value, AppointmentTypeId::new);
    }

    private static Intention intention(RequestId id, Message request) {
        return Intention.of(id, Caller.current().userId(), request);
    }

    private static org.frontdesk.api.v1.AppointmentType encode(AppointmentType type) {
        return org.frontdesk.api.v1.AppointmentType.newBuilder()
                .setAppointmentTypeId(type.id().toString())
                .setName(type.name())
                .setMinutes(type.minutes())
                .setColour(type.colour())
                .setActive(type.active())
                .setEtag(Long.toString(type.version()))
                .build();
    }
}
