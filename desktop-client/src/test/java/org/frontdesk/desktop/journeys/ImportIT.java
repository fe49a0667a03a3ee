package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ImportIT extends AdministrationJourney {

    ImportIT() {
        super("exchange", "#chooseFile");
    }

    @Test
    void aFileIsLookedAtFirstAndThenImported() throws IOException {
        desk.files().open(csv("Imported,Someone,1980-02-03", "Imported,Somebody,1981-02-03"));
        desk.click("#chooseFile");
        desk.awaitText("#reportSummary", "nothing is wrong with the 2 rows");
        assertThat(boss.patientsNamed("Imported")).isZero();
        desk.click("#importAll");
        desk.awaitText("#toast", "2 rows are imported");
        assertThat(boss.patientsNamed("Imported")).isEqualTo(2);
    }

    @Test
    void whatIsWrongIsNamedLineByLineAndNothingIsImported() throws IOException {
        desk.files().open(csv("Faulty,Someone,1980-02-03", "Faulty,,yesterday"));
        desk.click("#chooseFile");
        desk.awaitText("#reportSummary", "2 rows, 1 of them without a fault; 2 faults");
        assertThat(desk.everyText()).contains("3", "family_name", "This is needed.", "birth_date");
        assertThat(desk.isShown("#importAll")).isFalse();
        assertThat(boss.patientsNamed("Faulty")).isZero();
    }

    @Test
    void aListIsWrittenIntoAFile() throws IOException {
        clinic.patient("Written", "Down");
        desk.click("#export");
        desk.awaitText("#toast", "csv");
        assertThat(Files.readString(desk.files().saved("patients-" + clinic.today() + ".csv")))
                .contains("patient_number", "Written,Down,1980-01-01");
    }

    private static Path csv(String... rows) throws IOException {
        Path file = Files.createTempFile("frontdesk-import", ".csv");
        file.toFile().deleteOnExit();
        return Files.writeString(
                file, "given_name,family_name,birth_date\n" + String.join("\n", rows) + "\n");
    }
}
