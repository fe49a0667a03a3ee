package org.frontdesk.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.audit.AuditFilter.RecordName;
import org.frontdesk.server.database.TestDatabase;
import org.frontdesk.server.patients.PatientId;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a page of the audit costs the database when appointments have taken a million steps. */
class AuditAtSizeTest {

    private static final Pattern WHOLE_LOG =
            Pattern.compile("Seq Scan on (audit_log|appointment_audit_log|read_log)");

    /** Of the whole statement: the first line of its kind. */
    private static final Pattern PAGES =
            Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

    /** The logs have 4,000 to 13,000, without their indexes. */
    private static final int FEW_PAGES = 800;

    /**
     * Three years of a clinic with a hundred users and 20,000 patients: 40,000 appointments with a million steps, 300,000
     * other changes, 200,000 reads of five patients each. One user took three steps at the very beginning and left.
     */
    private static final String LARGE_CLINIC =
            """
            set synchronous_commit = off;
            alter table appointments drop constraint appointments_copy_their_slot; -- the slots would take longer than all the rest

            insert into patients (id, given_name, family_name, birth_date)
            select md5('patient' || n)::uuid, 'Given', 'Family', '1980-01-01' from generate_series(0, 19999) n;

            insert into appointments (id, slot_id, doctor_id, patient_id, starts_at, ends_at, status, booked_by, booked_at)
            select md5('appointment' || n)::uuid, md5('slot' || n)::uuid, md5('doctor')::uuid, md5('patient' || n % 20000)::uuid,
                t, t + interval '20 minutes', 'CANCELLED', md5('user1')::uuid, t
            from generate_series(0, 39999) n, lateral (select timestamptz '2023-01-01' + n * interval '30 minutes' t);

            insert into appointment_audit_log (appointment_id, action, to_status, actor_id, request_id, at)
            select md5('appointment1')::uuid, 'BOOK', 'PENDING', md5('gone')::uuid, md5('request' || n)::uuid, '2023-01-01'
            from generate_series(1, 3) n;

            insert into appointment_audit_log (appointment_id, action, to_status, actor_id, request_id, at)
            select md5('appointment' || n % 40000)::uuid, (array['BOOK', 'CONFIRM', 'CANCEL'])[1 + n % 3], 'PENDING',
                md5('user' || n * 7919 % 100)::uuid, md5('request' || n)::uuid,
                timestamptz '2023-01-01' + n * interval '90 seconds'
            from generate_series(0::bigint, 999999) n;

            insert into audit_log (actor_id, action, record_kind, record_id, patient_id, at)
            select md5('user' || n * 7919 % 100)::uuid, case when n % 3 = 0 then 'UPDATE_PATIENT' else 'SET_REMINDER_PREFERENCE' end,
                'patients', md5('patient' || n % 20000)::uuid, md5('patient' || n % 20000)::uuid,
                timestamptz '2023-01-01' + n * interval '5 minutes'
            from generate_series(0::bigint, 299999) n;

            insert into read_log (actor_id, method, patient_ids, at)
            select md5('user' || n * 7919 % 100)::uuid, 'PatientService/SearchPatients',
                array(select md5('patient' || (n * 5 + k) % 20000)::uuid from generate_series(0, 4) k),
                timestamptz '2023-01-01' + n * interval '8 minutes'
            from generate_series(0::bigint, 199999) n;
            """;

    private static final Instant SOME_DAY = Instant.parse("2024-05-02T00:00:00Z");

    private static TestDatabase database;

    @BeforeAll
    static void fill() {
        database = TestDatabase.fresh();
        database.execute(LARGE_CLINIC);
        database.execute("vacuum analyze");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "user",
                "patient",
                "record",
                "appointment",
                "action",
                "actionOfAppointments",
                "times",
                "oldTimes",
                "patientAndTimes",
                "userAndTimes"
            })
    void aPageCostsFewDatabasePagesWhateverIsAskedFor(String asked) throws SQLException {
        AuditFilter filter = filter(asked);
        var statements = new Statements();
        try (Connection connection = database.writes().getConnection()) {
            connection.setAutoCommit(false);
            var first = AuditLogs.page(statements.on(connection), filter, Optional.empty(), 50);
            if (first.next().isPresent()) {
                AuditLogs.page(statements.on(connection), filter, first.next(), 50);
            }
            assertThat(first.entries()).isNotEmpty();

            try (var sql = connection.createStatement()) {
                sql.execute("set local enable_seqscan = on"); // as where reads are planned
                for (Query statement : statements.reads()) {
                    String plan = plan(sql, statement);
                    assertThat(plan).doesNotContainPattern(WHOLE_LOG);
                    assertThat(pages(plan)).as(plan).isLessThan(FEW_PAGES);
                }
            }
            connection.rollback();
        }
    }

    @Test
    void whoTookFewStepsLongAgoIsFoundInPagesOfBoundedWork() {
        AuditFilter filter = filter("gone");
        List<AuditLogs.Listed> found = new ArrayList<>();
        Optional<AuditLogs.Position> next = Optional.empty();
        int pages = 0;
        do {
            var position = next;
            var page =
                    database.transactions()
                            .readOnly(db -> AuditLogs.page(db, filter, position, 50));
            found.addAll(page.entries());
            next = page.next();
            pages++;
        } while (next.isPresent());

        assertThat(found).hasSize(3);
        assertThat(pages)
                .isEqualTo((int) Math.ceilDiv(1_000_003L, AppointmentEntries.MOST_LOOKED_THROUGH));
    }

    private static AuditFilter filter(String asked) {
        UUID patient = md5("patient4711");
        return new AuditFilter(
                asked.startsWith("user")
                        ? Optional.of(new UserId(md5("user7")))
                        : asked.equals("gone")
                                ? Optional.of(new UserId(md5("gone")))
                                : Optional.empty(),
                asked.startsWith("patient") ? List.of(new PatientId(patient)) : List.of(),
                switch (asked) {
                    case "record" -> Optional.of(new RecordName("patients", patient));
                    case "appointment" ->
                            Optional.of(new RecordName("appointments", md5("appointment4711")));
                    default -> Optional.empty();
                },
                switch (asked) {
                    case "action" -> Optional.of("UPDATE_PATIENT");
                    case "actionOfAppointments" -> Optional.of("CANCEL");
                    default -> Optional.empty();
                },
                asked.toLowerCase().contains("times")
                        ? Optional.of(asked.startsWith("old") ? Instant.EPOCH : SOME_DAY)
                        : Optional.empty(),
                asked.toLowerCase().contains("times")
                        ? Optional.of(
                                asked.startsWith("old")
                                        ? SOME_DAY
                                        : SOME_DAY.plusSeconds(31_536_000))
                        : Optional.empty());
    }

    private static UUID md5(String text) {
        return UUID.fromString(database.query("select md5('%s')::uuid".formatted(text)));
    }

    /** As PostgreSQL runs the statement, prepared and with its values. */
    private static String plan(java.sql.Statement sql, Query statement) throws SQLException {
        String text = statement.getSQL(ParamType.INDEXED);
        int parameters = 0;
        while (text.contains("?")) {
            parameters++;
            text = text.replaceFirst("\\?", "\\$" + parameters);
        }
        String values =
                statement.getBindValues().stream()
                        .map(value -> DSL.using(SQLDialect.POSTGRES).renderInlined(DSL.val(value)))
                        .collect(Collectors.joining(", ", "(", ")"));
        sql.execute("prepare planned as " + text);
        try (var rows =
                sql.executeQuery(
                        "explain (analyze, buffers, timing off) execute planned"
                                + (parameters == 0 ? "" : values))) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return String.join("\n", lines);
        } finally {
            sql.execute("deallocate planned");
        }
    }

    private static long pages(String plan) {
        Matcher found = PAGES.matcher(plan);
        if (!found.find()) {
            return 0; // nothing was read
        }
        return number(found.group(1)) + number(found.group(2));
    }

    private static long number(String text) {
        return text == null ? 0 : Long.parseLong(text);
    }

    /** Remembers every statement that jOOQ sends. */
    private static final class Statements implements ExecuteListener {

        private static final long serialVersionUID = 1L;

        private final transient List<Query> seen = new ArrayList<>();

        DSLContext on(Connection connection) {
            return DSL.using(
                    new DefaultConfiguration()
                            .set(connection)
                            .set(SQLDialect.POSTGRES)
                            .set(new DefaultExecuteListenerProvider(this)));
        }

        List<Query> reads() {
            return seen.stream().filter(one -> !one.getSQL().startsWith("set ")).toList();
        }

        @Override
        public void executeStart(ExecuteContext context) {
            seen.add(context.query());
        }
    }
}
