package org.frontdesk.server.audit;

import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.AuditServiceGrpc.AuditServiceImplBase;
import org.frontdesk.api.v1.ListAuditEntriesRequest;
import org.frontdesk.api.v1.ListAuditEntriesResponse;
import org.frontdesk.api.v1.VerifyAuditLogRequest;
import org.frontdesk.api.v1.VerifyAuditLogResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.UserId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PageToken;
import org.frontdesk.server.rpc.Paging;
import org.frontdesk.server.rpc.Parts;
import org.frontdesk.server.rpc.Unary;

import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;

/** The contract's AuditService. */
public final class AuditGrpcService extends AuditServiceImplBase {

    private static final int LONGEST_NAME = 100;

    private final ReadAudit audit;
    private final VerifyAudit verify;
    private final AuditMessages messages;

    public AuditGrpcService(ReadAudit audit, VerifyAudit verify, AuditMessages messages) {
        this.audit = audit;
        this.verify = verify;
        this.messages = messages;
    }

    @Override
    public void listAuditEntries(
            ListAuditEntriesRequest request, StreamObserver<ListAuditEntriesResponse> observer) {
        Unary.answer(observer, () -> list(request));
    }

    @Override
    public void verifyAuditLog(
            VerifyAuditLogRequest request, StreamObserver<VerifyAuditLogResponse> observer) {
        Iterator<VerifyAudit.Step> steps = verify.open(Caller.current());
        Parts.send(
                observer,
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return steps.hasNext();
                    }

                    @Override
                    public VerifyAuditLogResponse next() {
                        return SealMessages.encode(steps.next());
                    }
                });
    }

    private ListAuditEntriesResponse list(ListAuditEntriesRequest request) {
        var fields = new Fields();
        AuditFilter filter = filter(fields, request);
        int pageSize = Paging.size(fields, request.getPageSize());
        var mark = request.toBuilder().clearPageSize().clearPageToken().build();
        var position =
                PageToken.decode(fields, request.getPageToken(), mark, AuditLogs.SOURCE_COUNT)
                        .map(AuditGrpcService::position);
        fields.check();
        var page = audit.page(Caller.current(), filter, position, pageSize);
        return ListAuditEntriesResponse.newBuilder()
                .addAllEntries(messages.encode(page.entries(), filter.patients()))
                .setNextPageToken(page.next().map(next -> token(next).encode(mark)).orElse(""))
                .build();
    }

    private static AuditFilter filter(Fields fields, ListAuditEntriesRequest request) {
        var user = fields.optionalId("user_id", request.getUserId(), UserId::new);
        var patient = fields.optionalId("patient_id", request.getPatientId(), PatientId::new);
        String kind = fields.optionalText("record_kind", request.getRecordKind(), LONGEST_NAME);
        Optional<UUID> record = fields.optionalId("record_id", request.getRecordId(), id -> id);
        if (kind.isEmpty() != request.getRecordId().isEmpty()) {
            fields.violation(kind.isEmpty() ? "record_kind" : "record_id", "is required, too");
        }
        String action = fields.optionalText("action", request.getAction(), LONGEST_NAME);
        var from =
                fields.optionalInstant("from_time", request.hasFromTime(), request.getFromTime());
        var to = fields.optionalInstant("to_time", request.hasToTime(), request.getToTime());
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            fields.violation("to_time", "is not after from_time");
        }
        return new AuditFilter(
                user,
                patient.stream().toList(),
                record.map(id -> new AuditFilter.RecordName(kind, id)),
                Optional.of(action).filter(text -> !text.isEmpty()),
                from,
                to);
    }

    private static AuditLogs.Position position(PageToken token) {
        return new AuditLogs.Position(token.lastKey().stream().map(Long::valueOf).toList());
    }

    private static PageToken token(AuditLogs.Position position) {
        return new PageToken(position.newestIds().stream().map(String::valueOf).toList());
    }
}
