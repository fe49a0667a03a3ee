package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.desktop.FxThread;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

class AuditIT {

    private static RealClinic clinic;
    private static OtherDesk otherDesk;
    private static UUID doctor;
    private static int minute;

    private Desk desk;
    private Appointment cancelled;
    private UUID anna;

    @BeforeAll
    static void openClinic() {
        clinic = RealClinic.open();
        clinic.account("boss", "ADMIN", null, null);
        otherDesk = new OtherDesk(clinic);
        doctor = clinic.doctor("Cardiology");
    }

    @AfterAll
    static void closeClinic() {
        otherDesk.close();
        clinic.close();
    }

    @BeforeEach
    void somethingIsDone() {
        anna = clinic.patient("Anna", "Geprüfte" + minute);
        UUID slot =
                clinic.slot(
                        doctor,
                        clinic.today().plusDays(1),
                        LocalTime.of(10, 0).plusMinutes(minute),
                        1);
        minute += 20;
        cancelled = otherDesk.cancel(clinic.confirmedAtOtherDesk(slot, anna));
        desk = Desk.at(clinic).signIn("boss", RealClinic.PASSWORD);
        desk.awaitText("#connectionPill", "Live");
        desk.click("#rail-AUDIT");
        desk.awaitText("#asOf", "as of");
    }

    @AfterEach
    void closeDesk() {
        desk.close();
    }

    @Test
    void theSealsShowWhetherSomebodyGotAtTheLog() throws SQLException {
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                ask("select max(last_id) from audit_seals where log = 'audit_log'")
                                        > 0);
        desk.click("#compareSeals");
        desk.awaitText("#sealsSentence", "Nothing was changed, added or removed");
        desk.awaitText("#sealsDetails", "Newest seal: number");
        desk.click("#closeSeals");
        assertThat(desk.isShown("#sealsSentence")).isFalse();

        execute(
                "alter table audit_log disable trigger audit_log_append_only",
                "update audit_log set action = 'ELSE' where id = (select min(id) from audit_log)",
                "alter table audit_log enable trigger audit_log_append_only");
        desk.click("#compareSeals");
        desk.awaitText("#sealsSentence", "The log is not as it was sealed. Faults: 1");
        desk.awaitText("#sealsDetails", "entries were changed, added or removed");
    }

    @Test
    void whatADeskDidToAnAppointmentIsFoundByItsPatientAndToldFromWhatToWhat() {
        desk.type("#query", "Geprüfte" + (minute - 20));
        desk.awaitShown("#results .list-cell:filled");
        desk.press(KeyCode.ENTER);
        desk.awaitThat(
                () -> rows().contains(new Row("Person otherdesk", "Cancelled", "Appointment")));
        select(rows().indexOf(new Row("Person otherdesk", "Cancelled", "Appointment")));
        desk.awaitText("#entryWhat", "Cancelled");
        desk.awaitText("#auditEntry .fact-from", "Confirmed");
        desk.awaitText("#auditEntry .fact-to", "Cancelled");
        desk.awaitText("#patients .button", "Anna Geprüfte");
        assertThat(desk.text("#recordIdShown")).isEqualTo(cancelled.getAppointmentId());
    }

    @Test
    void fromAnEntryEverythingAboutItsRecordIsOnePressAway() {
        choose("#action", "Cancelled");
        awaitFirst("Cancelled");
        select(0);
        desk.click("#wholeRecord");
        desk.awaitThat(() -> rows().size() == 3);
        assertThat(rows())
                .extracting(Row::what)
                .containsExactly("Cancelled", "Confirmed", "Booked");
        desk.click("#clearFilter");
        desk.awaitThat(() -> rows().size() > 3);
    }

    @Test
    void whoWasShownThePatientIsOnTheList() {
        desk.type("#query", "Geprüfte" + (minute - 20));
        desk.awaitShown("#results .list-cell:filled");
        desk.press(KeyCode.ENTER);
        choose("#action", "Was shown patients");
        desk.awaitThat(
                () ->
                        !rows().isEmpty()
                                && rows().stream()
                                        .allMatch(one -> one.what().equals("Was shown patients")));
        assertThat(first().who()).isEqualTo("Person boss");
        assertThat(first().about()).contains("Search for patients");
        select(0);
        desk.awaitText("#shownBy", "Search for patients");
    }

    @Test
    void aPersonAndATimeNarrowIt() {
        choose("#auditPerson", "Person otherdesk");
        desk.awaitThat(
                () ->
                        !rows().isEmpty()
                                && rows().stream()
                                        .allMatch(one -> one.who().equals("Person otherdesk")));
        FxThread.fx(
                () -> {
                    ((DatePicker) desk.shown("#fromDate")).setValue(clinic.today().plusDays(1));
                    return null;
                });
        desk.awaitShown("#auditStates .other-state-title");
        desk.type("#fromTime", "noon");
        desk.awaitText("#auditMessage", "Give the times as 9:30");
    }

    @Test
    void olderEntriesAreReadByWish() throws SQLException {
        try (Connection connection = clinic.connection();
                var insert =
                        connection.prepareStatement(
                                "insert into audit_log (action, record_kind, record_id) select"
                                        + " 'EXTEND_SCHEDULE', 'doctors', ? from"
                                        + " generate_series(1, 70)")) {
            insert.setObject(1, doctor);
            insert.execute();
        }
        choose("#action", "Schedule extended");
        awaitOnly("Schedule extended", 50);
        assertThat(first().who()).isEqualTo("The server");
        assertThat(first().about()).startsWith("Doctor: Dr. ");
        desk.click("#more");
        awaitOnly("Schedule extended", 70);
        assertThat(desk.isShown("#more")).isFalse();
    }

    private record Row(String who, String what, String about) {}

    private TableView<?> table() {
        return (TableView<?>) desk.shown("#entries");
    }

    private Row first() {
        return rows().getFirst();
    }

    /** As the columns show them. */
    private List<Row> rows() {
        return FxThread.fx(
                () -> {
                    TableView<?> table = table();
                    return table == null || !table.isVisible()
                            ? List.<Row>of()
                            : IntStream.range(0, table.getItems().size())
                                    .mapToObj(
                                            at ->
                                                    new Row(
                                                            cell(table, 1, at),
                                                            cell(table, 2, at),
                                                            cell(table, 3, at)))
                                    .toList();
                });
    }

    private static String cell(TableView<?> table, int column, int row) {
        return (String) table.getColumns().get(column).getCellData(row);
    }

    private void awaitOnly(String what, int count) {
        desk.awaitThat(
                () ->
                        rows().size() == count
                                && rows().stream().allMatch(one -> one.what().equals(what)));
    }

    private void awaitFirst(String what) {
        desk.awaitThat(() -> !rows().isEmpty() && first().what().equals(what));
    }

    private void select(int index) {
        FxThread.fx(
                () -> {
                    table().getSelectionModel().select(index);
                    return null;
                });
    }

    private void choose(String box, String words) {
        desk.awaitThat(() -> FxThread.fx(() -> choose((ComboBox<?>) desk.shown(box), words)));
    }

    private static <T> boolean choose(ComboBox<T> box, String words) {
        var wanted =
                box.getItems().stream()
                        .filter(item -> box.getConverter().toString(item).equals(words))
                        .findFirst();
        wanted.ifPresent(box::setValue);
        return wanted.isPresent();
    }

    private static long ask(String query) throws SQLException {
        try (Connection connection = clinic.connection();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = clinic.connection();
                var statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }
}
