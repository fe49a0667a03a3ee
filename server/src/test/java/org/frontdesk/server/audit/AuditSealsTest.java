package org.frontdesk.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

import org.frontdesk.api.v1.AuditFault;
import org.frontdesk.api.v1.AuditFaultKind;
import org.frontdesk.api.v1.AuditServiceGrpc;
import org.frontdesk.api.v1.VerifyAuditLogRequest;
import org.frontdesk.api.v1.VerifyAuditLogResponse;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What an administrator finds out about logs that somebody got at, who may do anything in the database. */
class AuditSealsTest {

    private RunningClinic clinic;
    private AuditSealing sealing;

    @BeforeEach
    void open() {
        clinic = RunningClinic.open();
        clinic.user("admin", Role.ADMIN, null, null);
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        sealing = new AuditSealing(clinic.database.transactions());
        execute(
                "insert into audit_log (action, record_kind) select 'TEST', 'tests' from"
                        + " generate_series(1, 50)",
                "insert into read_log (actor_id, method, patient_ids) select gen_random_uuid(),"
                        + " 'Test/Read', array[gen_random_uuid()] from generate_series(1, 30)",
                "insert into appointment_audit_log (appointment_id, action, to_status) select"
                        + " gen_random_uuid(), 'BOOK', 'PENDING' from generate_series(1, 20)");
        sealEverything();
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void untouchedLogsHold() {
        VerifyAuditLogResponse last = verify().getLast();
        assertThat(last.getDone()).isTrue();
        assertThat(last.getCheckedEntryCount()).isGreaterThanOrEqualTo(100);
        assertThat(last.getCheckedEntryCount()).isEqualTo(last.getSealedEntryCount());
        assertThat(last.getSealHash()).matches("[0-9a-f]{64}");
        assertThat(faults()).isEmpty();
    }

    @Test
    void whatCameSinceIsCountedAndSealedInItsTurn() {
        verify(); // is an entry
        assertThat(verify().getLast().getUnsealedEntryCount()).isPositive();
        long before = verify().getLast().getSealNumber();
        sealEverything();
        VerifyAuditLogResponse last = verify().getLast();
        assertThat(last.getSealNumber()).isGreaterThan(before);
        assertThat(faults()).isEmpty();
    }

    @Test
    void aChangedEntryIsFound() {
        tamper("update audit_log set action = 'ELSE' where id = 7");
        assertThat(faults())
                .singleElement()
                .satisfies(
                        fault -> {
                            assertThat(fault.getKind())
                                    .isEqualTo(AuditFaultKind.AUDIT_FAULT_KIND_ENTRIES);
                            assertThat(fault.getLog()).isEqualTo("audit_log");
                            assertThat(7L).isBetween(fault.getFirstId(), fault.getLastId());
                        });
    }

    @Test
    void aRemovedEntryIsFound() {
        tamper("delete from read_log where id = 3");
        assertThat(kinds()).containsExactly(AuditFaultKind.AUDIT_FAULT_KIND_ENTRIES);
    }

    @Test
    void aSealMadeToFitIsFound() {
        tamper(
                "delete from read_log where id = 3",
                "update audit_seals set entry_count = entry_count - 1 where log = 'read_log'");
        assertThat(kinds()).contains(AuditFaultKind.AUDIT_FAULT_KIND_SEAL);
    }

    @Test
    void aRemovedSealIsFound() {
        execute("insert into audit_log (action, record_kind) values ('TEST', 'tests')");
        sealEverything();
        tamper("delete from audit_seals where number = 1");
        assertThat(kinds()).contains(AuditFaultKind.AUDIT_FAULT_KIND_SEAL);
    }

    @Test
    void whatAnOpenTransactionMayYetAddIsNotSealed() throws SQLException {
        try (Connection open = clinic.database.dataSource().getConnection()) {
            open.setAutoCommit(false);
            try (var late = open.createStatement()) {
                late.execute(
                        "insert into audit_log (action, record_kind) values ('LATE', 'tests')");
            }
            execute("insert into audit_log (action, record_kind) values ('EARLY', 'tests')");
            sealing.seal();
            sealing.seal();
            open.commit();
        }
        sealEverything();
        assertThat(faults()).isEmpty();
    }

    @Test
    void sealsAreNeitherChangedNorRemoved() {
        assertThatThrownBy(() -> execute("delete from audit_seals"))
                .hasMessageContaining("append-only");
    }

    @Test
    void onlyAnAdministratorAsks() {
        assertThatThrownBy(() -> verify("desk"))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refused ->
                                assertThat(refused.getStatus().getCode())
                                        .isEqualTo(Status.Code.PERMISSION_DENIED));
    }

    private void sealEverything() {
        long newest = clinic.database.count("select max(id) from audit_log");
        while (clinic.database.count(
                        "select coalesce(max(last_id), 0) from audit_seals where log = 'audit_log'")
                < newest) {
            sealing.seal();
        }
    }

    private List<AuditFaultKind> kinds() {
        return faults().stream().map(AuditFault::getKind).toList();
    }

    private List<AuditFault> faults() {
        return verify().stream().flatMap(one -> one.getFaultsList().stream()).toList();
    }

    private List<VerifyAuditLogResponse> verify() {
        return verify("admin");
    }

    private List<VerifyAuditLogResponse> verify(String user) {
        List<VerifyAuditLogResponse> answers = new ArrayList<>();
        clinic.as(user, AuditServiceGrpc.newBlockingStub(clinic.channel()))
                .verifyAuditLog(VerifyAuditLogRequest.getDefaultInstance())
                .forEachRemaining(answers::add);
        return answers;
    }

    /** As somebody does who owns the tables. */
    private void tamper(String... statements) {
        List<String> tables = List.of("audit_log", "read_log", "audit_seals");
        tables.forEach(table -> execute("alter table " + table + " disable trigger user"));
        execute(statements);
        tables.forEach(table -> execute("alter table " + table + " enable trigger user"));
    }

    private void execute(String... statements) {
        for (String one : statements) {
            clinic.database.execute(one);
        }
    }
}
