package org.frontdesk.server.notes;

import static org.frontdesk.server.rpc.WireTime.timestamp;

import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.AddNoteRequest;
import org.frontdesk.api.v1.AddNoteResponse;
import org.frontdesk.api.v1.EditNoteRequest;
import org.frontdesk.api.v1.EditNoteResponse;
import org.frontdesk.api.v1.ListNotesRequest;
import org.frontdesk.api.v1.ListNotesResponse;
import org.frontdesk.api.v1.NoteServiceGrpc.NoteServiceImplBase;
import org.frontdesk.api.v1.RemoveNoteRequest;
import org.frontdesk.api.v1.RemoveNoteResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.DisplayNames;
import org.frontdesk.server.access.UserId;
import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.appointments.AppointmentQueries;
import org.frontdesk.server.audit.ShownPatients;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PageToken;
import org.frontdesk.server.rpc.Paging;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The contract's NoteService: decodes, calls, encodes. */
public final class NoteGrpcService extends NoteServiceImplBase {

    /** As the schema has it; a page or so, since whoever has more to say writes into the patient's file. */
    private static final int LONGEST_TEXT = 2_000;

    private final AddNote add;
    private final EditNote edit;
    private final RemoveNote remove;
    private final NoteQueries notes;
    private final AppointmentQueries appointments;
    private final DisplayNames users;

    public NoteGrpcService(
            AddNote add,
            EditNote edit,
            RemoveNote remove,
            NoteQueries notes,
            AppointmentQueries appointments,
            DisplayNames users) {
        this.add = add;
        this.edit = edit;
        this.remove = remove;
        this.notes = notes;
        this.appointments = appointments;
        this.users = users;
    }

    @Override
    public void addNote(AddNoteRequest request, StreamObserver<AddNoteResponse> observer) {
        Unary.answer(observer, () -> add(request));
    }

    @Override
    public void editNote(EditNoteRequest request, StreamObserver<EditNoteResponse> observer) {
        Unary.answer(observer, () -> edit(request));
    }

    @Override
    public void removeNote(RemoveNoteRequest request, StreamObserver<RemoveNoteResponse> observer) {
        Unary.answer(observer, () -> remove(request));
    }

    @Override
    public void listNotes(ListNotesRequest request, StreamObserver<ListNotesResponse> observer) {
        Unary.answer(observer, () -> list(request));
    }

    private AddNoteResponse add(AddNoteRequest request) {
        Caller caller = Caller.current();
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        AppointmentId appointment =
                fields.id("appointment_id", request.getAppointmentId(), AppointmentId::new);
        String text = fields.text("text", request.getText(), LONGEST_TEXT);
        fields.check();
        var intention = Intention.of(requestId, caller.userId(), request);
        Note added = done(add.settle(intention, caller, appointment, text));
        return AddNoteResponse.newBuilder().setNote(encode(List.of(added)).getFirst()).build();
    }

    private EditNoteResponse edit(EditNoteRequest request) {
        Caller caller = Caller.current();
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        NoteId note = fields.id("note_id", request.getNoteId(), NoteId::new);
        long version = fields.etag("etag", request.getEtag());
        String text = fields.text("text", request.getText(), LONGEST_TEXT);
        fields.check();
        var intention = Intention.of(requestId, caller.userId(), request);
        Note edited = done(edit.settle(intention, caller, note, version, text));
        return EditNoteResponse.newBuilder().setNote(encode(List.of(edited)).getFirst()).build();
    }

    private RemoveNoteResponse remove(RemoveNoteRequest request) {
        Caller caller = Caller.current();
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        NoteId note = fields.id("note_id", request.getNoteId(), NoteId::new);
        long version = fields.etag("etag", request.getEtag());
        fields.check();
        var intention = Intention.of(requestId, caller.userId(), request);
        done(remove.settle(intention, caller, note, version));
        return RemoveNoteResponse.getDefaultInstance();
    }

    private ListNotesResponse list(ListNotesRequest request) {
        var fields = new Fields();
        AppointmentId appointment =
                fields.id("appointment_id", request.getAppointmentId(), AppointmentId::new);
        int size = Paging.size(fields, request.getPageSize());
        var mark = request.toBuilder().clearPageSize().clearPageToken().build();
        var after =
                PageToken.decode(fields, request.getPageToken(), mark, 2)
                        .map(NoteGrpcService::position);
        fields.check();
        var found =
                appointments
                        .get(Caller.current(), appointment)
                        .orElseThrow(
                                () ->
                                        Refusals.statusOf(
                                                new NoteOutcome.NoSuchAppointment(appointment)));
        ShownPatients.name(List.of(found.patient()));
        var page =
                Paging.page(
                        notes.list(appointment, after, size + 1),
                        size,
                        mark,
                        last -> List.of(last.writtenAt().toString(), last.id().toString()));
        return ListNotesResponse.newBuilder()
                .addAllNotes(encode(page.rows()))
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private static Note done(Settled<NoteOutcome> settled) {
        return switch (settled) {
            case Settled.Reused<NoteOutcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<NoteOutcome>(NoteOutcome.Done(Note note)) -> note;
            case Settled.As<NoteOutcome>(NoteOutcome.Refused refused) ->
                    throw Refusals.statusOf(refused);
        };
    }

    /** In the same order, with the names people know the authors by. */
    private List<org.frontdesk.api.v1.Note> encode(List<Note> all) {
        Map<UserId, String> names =
                users.of(all.stream().map(Note::author).collect(Collectors.toSet()));
        return all.stream().map(note -> encode(note, names)).toList();
    }

    private static org.frontdesk.api.v1.Note encode(Note note, Map<UserId, String> names) {
        var message =
                org.frontdesk.api.v1.Note.newBuilder()
                        .setNoteId(note.id().toString())
                        .setAppointmentId(note.appointment().toString())
                        .setText(note.text())
                        .setAuthorUserId(note.author().toString())
                        .setAuthorName(names.getOrDefault(note.author(), ""))
                        .setWriteTime(timestamp(note.writtenAt()))
                        .setEtag(Long.toString(note.version()));
        note.editedAt().ifPresent(at -> message.setEditTime(timestamp(at)));
        return message.build();
    }

    private static NoteQueries.Position position(PageToken token) {
        return new NoteQueries.Position(
                Instant.parse(token.lastKey().get(0)), UUID.fromString(token.lastKey().get(1)));
    }
}
