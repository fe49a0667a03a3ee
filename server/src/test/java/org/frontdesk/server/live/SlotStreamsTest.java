package org.frontdesk.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.live.LiveClinic.await;

import io.grpc.Status;

import org.frontdesk.api.v1.SlotStatus;
import org.frontdesk.api.v1.WatchSlotsRequest;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.schedule.TimeRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

class SlotStreamsTest {

    private LiveClinic clinic;

    @BeforeEach
    void open() {
        clinic = new LiveClinic();
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void aStreamBeginsWithResetAndASnapshotThenSaysThatItIsCaughtUp() {
        clinic.slots(clinic.doctor, 1_200);

        SlotClient desk = caughtUp(clinic.watchSlots(""));

        assertThat(desk.events).startsWith("RESET", "SLOTS").endsWith("CAUGHT_UP");
        assertThat(desk.slots).hasSize(1_200);
        assertThat(desk.batches).allMatch(size -> size <= LiveStream.MAX_BATCH);
        await().until(() -> desk.heartbeats > 1);
    }

    @Test
    void aChangeByPlainSqlIsSeenWithItsNewState() {
        UUID slot = clinic.slot(clinic.doctor, 0);
        SlotClient desk = caughtUp(clinic.watchSlots(""));

        clinic.database.execute(
                "UPDATE time_slots SET booked = 7, blocked_reason = 'Cleaning' WHERE id = '%s'"
                        .formatted(slot));

        await().until(() -> desk.slots.get(slot.toString()).getBooked() == 7);
        var seen = desk.slots.get(slot.toString());
        assertThat(seen.getStatus()).isEqualTo(SlotStatus.SLOT_STATUS_BLOCKED);
        assertThat(seen.getBlockedReason()).isEqualTo("Cleaning");
        assertThat(seen.getVersion()).isEqualTo(2);
        assertThat(seen.getStartTime().getSeconds()).isEqualTo(LiveClinic.MONDAY.getEpochSecond());
        assertThat(clinic.feed.lag(99)).isPositive();
    }

    @Test
    void aSlotIsSeenInItsRoomAndToLeaveIt() {
        UUID slot = clinic.slot(clinic.doctor, 0);
        SlotClient desk = caughtUp(clinic.watchSlots(""));
        UUID location = UUID.randomUUID();
        UUID room = UUID.randomUUID();

        clinic.database.execute(
                """
                INSERT INTO locations (id, name) VALUES ('%1$s', 'Main Street');
                INSERT INTO rooms (id, location_id, name) VALUES ('%2$s', '%1$s', 'Room 1');
                UPDATE time_slots SET room_id = '%2$s', location_id = '%1$s' WHERE id = '%3$s';
                """
                        .formatted(location, room, slot));

        await().until(() -> desk.slots.get(slot.toString()).getVersion() == 2);
        assertThat(desk.slots.get(slot.toString()).getRoomId()).isEqualTo(room.toString());
        assertThat(desk.slots.get(slot.toString()).getLocationId()).isEqualTo(location.toString());
        assertThat(caughtUp(clinic.watchSlots("")).slots).isEqualTo(desk.slots);
        clinic.database.execute("UPDATE time_slots SET room_id = NULL, location_id = NULL");
        await().until(() -> desk.slots.get(slot.toString()).getRoomId().isEmpty());
        assertThat(desk.slots.get(slot.toString()).getLocationId()).isEmpty();
    }

    @Test
    void aPatientIsNotToldWhyASlotIsBlocked() {
        UUID slot = clinic.slot(clinic.doctor, 0);
        SlotClient desk = caughtUp(clinic.watchSlots(""));
        clinic.caller = clinic.caller(Role.PATIENT, null, clinic.patient);
        SlotClient phone = caughtUp(clinic.watchSlots(""));

        clinic.database.execute("UPDATE time_slots SET blocked_reason = 'Cleaning'");

        await().until(() -> desk.slots.get(slot.toString()).getVersion() == 2);
        await().until(() -> phone.slots.get(slot.toString()).getVersion() == 2);
        assertThat(desk.slots.get(slot.toString()).getBlockedReason()).isEqualTo("Cleaning");
        assertThat(phone.slots.get(slot.toString()).getBlockedReason()).isEmpty();
        assertThat(phone.slots.get(slot.toString()).getStatus())
                .isEqualTo(SlotStatus.SLOT_STATUS_BLOCKED);
    }

    @Test
    void aStreamIsToldOnlyOfItsDoctorsAndDaysAndOfWhatLeavesThem() {
        clinic.doctors = List.of(new DoctorId(clinic.doctor));
        clinic.time = new TimeRange(LiveClinic.MONDAY, LiveClinic.MONDAY.plus(Duration.ofHours(6)));
        UUID staying = clinic.slot(clinic.doctor, 0);
        UUID moving = clinic.slot(clinic.doctor, 1);
        UUID handedOver = clinic.slot(clinic.doctor, 2);
        UUID deleted = clinic.slot(clinic.doctor, 3);
        UUID elsewhere = clinic.slot(clinic.otherDoctor, 0);
        SlotClient desk = caughtUp(clinic.watchSlots(""));
        assertThat(desk.slots).hasSize(4);

        clinic.database.execute(
                """
                UPDATE time_slots SET starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day'
                WHERE id = '%s';
                UPDATE time_slots SET doctor_id = '%s' WHERE id = '%s';
                UPDATE time_slots SET booked = 1 WHERE id = '%s';
                DELETE FROM time_slots WHERE id = '%s';
                UPDATE time_slots SET booked = 1 WHERE id = '%s';
                """
                        .formatted(
                                moving,
                                clinic.otherDoctor,
                                handedOver,
                                elsewhere,
                                deleted,
                                staying));

        await().until(() -> desk.slots.size() == 1);
        await().until(() -> desk.slots.get(staying.toString()).getBooked() == 1);
        clinic.database.execute(
                "UPDATE time_slots SET starts_at = '%s', ends_at = '%s' WHERE id = '%s'"
                        .formatted(LiveClinic.start(4), LiveClinic.start(5), moving));
        await().until(() -> desk.slots.containsKey(moving.toString()));
    }

    @Test
    void aSlotDeletedAndMadeAgainUnderItsIdIsShown() {
        UUID slot = clinic.slot(clinic.doctor, 0);
        clinic.database.execute(
                "UPDATE time_slots SET booked = 5; UPDATE time_slots SET booked = 6");
        SlotClient desk = caughtUp(clinic.watchSlots(""));

        clinic.database.execute(
                """
                WITH gone AS (DELETE FROM time_slots RETURNING *)
                SELECT * INTO copy FROM gone;
                INSERT INTO time_slots (id, doctor_id, starts_at, ends_at, capacity)
                SELECT id, doctor_id, starts_at, ends_at, capacity FROM copy
                """);

        await().until(() -> desk.rows().equals(List.of(slot + " 0 1")));
    }

    @Test
    void emptyingTheTableBeginsAnew() {
        clinic.slots(clinic.doctor, 10);
        SlotClient desk = caughtUp(clinic.watchSlots(""));
        assertThat(desk.slots).hasSize(10);

        clinic.database.execute("TRUNCATE time_slots CASCADE");

        await().until(() -> desk.resets == 2 && desk.caughtUp);
        assertThat(desk.slots).isEmpty();
        UUID slot = clinic.slot(clinic.doctor, 0);
        await().until(() -> desk.slots.containsKey(slot.toString()));
    }

    @Test
    void nothingIsLostOrGoesBackwardsWhileOthersWrite() throws Exception {
        clinic.slots(clinic.doctor, 1_000);
        try (ExecutorService desks = Executors.newFixedThreadPool(3)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                writers.add(desks.submit(() -> write(1_000)));
            }
            List<SlotClient> clients = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                clients.add(caughtUp(clinic.watchSlots("")));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            for (SlotClient client : clients) {
                awaitTable(client);
                assertThat(client.backwards).isEmpty();
                assertThat(client.resets).isEqualTo(1);
            }
        }
    }

    /** PostgreSQL writes a commit into the log a moment before anybody sees it; here the moment is long. */
    @Test
    void aCommitThatIsInTheLogBeforeItIsInTheTablesIsNotMissed() throws Exception {
        clinic.slot(clinic.doctor, 0);
        var isOver = new AtomicBoolean();
        clinic.database.executeAsSuperuser("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
        clinic.database.executeAsSuperuser("SELECT pg_reload_conf()");
        try (ExecutorService desk = Executors.newSingleThreadExecutor()) {
            SlotClient client;
            Future<?> writer;
            try {
                writer = desk.submit(() -> writeUntil(isOver));
                await().until(
                                () ->
                                        clinic.database.count(
                                                        "SELECT count(*) FROM pg_stat_activity"
                                                                + " WHERE wait_event = 'SyncRep'")
                                                == 1);
                await().until(
                                () ->
                                        clinic.database.count(
                                                        "SELECT count(*) FROM pg_stat_replication"
                                                                + " WHERE sent_lsn <"
                                                                + " pg_current_wal_flush_lsn()")
                                                == 0);
                client = caughtUp(clinic.watchSlots(""));
            } finally {
                isOver.set(true);
                clinic.database.executeAsSuperuser("ALTER SYSTEM RESET synchronous_standby_names");
                clinic.database.executeAsSuperuser("SELECT pg_reload_conf()");
            }
            writer.get();
            awaitTable(client);
        }
    }

    @Test
    void aSlowReaderGetsTheNewestStateAndNotEveryStateInBetween() {
        clinic.slots(clinic.doctor, 1_000);
        SlotClient slow = new SlotClient(false);
        clinic.schedule().watchSlots(WatchSlotsRequest.getDefaultInstance(), slow);
        SlotClient fast = caughtUp(clinic.watchSlots(""));
        for (int i = 0; i < 60; i++) {
            clinic.database.execute("UPDATE time_slots SET booked = booked + 1");
        }
        awaitTable(fast);

        slow.read(10_000);

        awaitTable(slow);
        int told = slow.batches.stream().mapToInt(Integer::intValue).sum();
        assertThat(told)
                .as("states sent, of 61,000; what fits gRPC's window of 1 MB is in flight")
                .isLessThan(20_000);
        assertThat(slow.backwards).isEmpty();
    }

    @Test
    void aStreamThatWasCutGoesOnWithoutAResetAndWithoutAGap() {
        clinic.slots(clinic.doctor, 100);
        SlotClient before = caughtUp(clinic.watchSlots(""));
        clinic.database.execute("UPDATE time_slots SET booked = 1");
        awaitTable(before);
        before.cancel();
        await().until(() -> clinic.slots.openStreams() == 0);
        String deleted = before.slots.keySet().iterator().next();
        clinic.database.execute("UPDATE time_slots SET booked = 2");
        clinic.database.execute("DELETE FROM time_slots WHERE id = '%s'".formatted(deleted));

        SlotClient after = new SlotClient();
        after.slots.putAll(before.slots);
        clinic.schedule()
                .watchSlots(
                        WatchSlotsRequest.newBuilder().setResumeToken(before.resumeToken).build(),
                        after);

        awaitTable(caughtUp(after));
        assertThat(after.resets).isZero();
        assertThat(after.slots).hasSize(99);
    }

    @Test
    void aTokenOfAnotherDatabaseOrOfNobodyBeginsAnew() {
        clinic.slot(clinic.doctor, 0);
        SlotClient desk = caughtUp(clinic.watchSlots(""));
        FeedPosition own = ResumeTokens.read(desk.resumeToken).orElseThrow();
        FeedPosition foreign =
                new FeedPosition(own.system() + 1, own.timeline(), own.database(), own.lsn());
        List<String> tokens =
                List.of(
                        ResumeTokens.of(foreign),
                        ResumeTokens.of(own.at(1)),
                        ResumeTokens.BEGIN_ANEW,
                        "not base64 %&",
                        "AAAA");

        for (String token : tokens) {
            assertThat(caughtUp(clinic.watchSlots(token)).resets).as(token).isEqualTo(1);
        }
    }

    @Test
    void afterTheConnectionWasKilledStreamsBeginAnewAndMissNothing() {
        clinic.slots(clinic.doctor, 50);
        SlotClient desk = caughtUp(clinic.watchSlots(""));
        String token = desk.resumeToken;

        clinic.database.execute(
                "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE database ="
                        + " current_database()");
        clinic.database.execute("UPDATE time_slots SET booked = 3");

        await().until(() -> desk.resets == 2 && desk.caughtUp);
        awaitTable(desk);
        clinic.database.execute("UPDATE time_slots SET booked = 4");
        awaitTable(desk);
        assertThat(clinic.feed.interruptions()).isEqualTo(1);
        assertThat(caughtUp(clinic.watchSlots(token)).resets).isEqualTo(1);
        assertThat(
                        clinic.database.count(
                                "SELECT count(*) FROM pg_replication_slots WHERE database ="
                                        + " current_database()"))
                .isEqualTo(1);
    }

    @Test
    void aClientThatGoesAwayIsForgotten() {
        SlotClient desk = caughtUp(clinic.watchSlots(""));
        assertThat(clinic.slots.openStreams()).isEqualTo(1);

        desk.cancel();

        await().until(() -> clinic.slots.openStreams() == 0);
    }

    @Test
    void closingEndsStreamsSoThatTheirClientsComeBack() {
        SlotClient desk = caughtUp(clinic.watchSlots(""));

        clinic.slots.close();

        await().until(() -> desk.error != null);
        assertThat(Status.fromThrowable(desk.error).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(clinic.slots.openStreams()).isZero();
    }

    private Void write(int updates) throws Exception {
        try (Connection connection = clinic.database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < updates; i++) {
                int offset = ThreadLocalRandom.current().nextInt(1_000);
                statement.execute(
                        """
                        UPDATE time_slots SET booked = (booked + 1) %% 900
                        WHERE starts_at = timestamptz '%s' + interval '5 minutes' * %d
                        """
                                .formatted(LiveClinic.MONDAY, offset));
            }
        }
        return null;
    }

    private void writeUntil(AtomicBoolean isOver) {
        while (!isOver.get()) {
            clinic.database.execute("UPDATE time_slots SET booked = (booked + 1) % 900");
        }
    }

    private void awaitTable(SlotClient client) {
        await().untilAsserted(() -> assertThat(client.rows()).isEqualTo(table()));
    }

    private List<String> table() {
        String rows = clinic.database.query(SlotClient.TABLE);
        List<String> sorted = new ArrayList<>(List.of(rows.split(",")));
        Collections.sort(sorted);
        return sorted;
    }

    private static SlotClient caughtUp(SlotClient client) {
        await().until(() -> client.caughtUp);
        return client;
    }
}
