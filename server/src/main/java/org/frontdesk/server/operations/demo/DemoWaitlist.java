package org.frontdesk.server.operations.demo;

import com.fasterxml.uuid.Generators;

import org.frontdesk.server.database.schema.tables.records.DoctorsRecord;
import org.frontdesk.server.database.schema.tables.records.PatientsRecord;
import org.frontdesk.server.database.schema.tables.records.WaitlistEntriesRecord;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Who waits for an earlier place: some for one doctor, some for any of a specialization, a few of them urgently. */
final class DemoWaitlist {

    private static final int ENTRIES = 14;
    private static final int LONGEST_WAIT_HOURS = 12 * 24;
    private static final int NOON = 12 * 60;
    private static final int URGENT = 7;

    /** Of the patients, so that nobody waits who has an account to look at. */
    private static final int FIRST_PATIENT = 100;

    private final Random random;
    private final Instant now;
    private final LocalDate today;
    private final Supplier<UUID> newIds = Generators.timeBasedEpochGenerator()::generate;

    DemoWaitlist(Random random, Instant now, LocalDate today) {
        this.random = random;
        this.now = now;
        this.today = today;
    }

    List<WaitlistEntriesRecord> entries(
            List<DoctorsRecord> doctors, List<PatientsRecord> patients) {
        List<WaitlistEntriesRecord> entries = new ArrayList<>();
        for (int number = 0; number < ENTRIES; number++) {
            DoctorsRecord doctor = doctors.get(random.nextInt(doctors.size()));
            WaitlistEntriesRecord entry = new WaitlistEntriesRecord();
            entry.setId(newIds.get());
            entry.setPatientId(patients.get(FIRST_PATIENT + number).getId());
            if (number % 2 == 0) {
                entry.setDoctorId(doctor.getId());
            } else {
                entry.setSpecialization(doctor.getSpecialization());
            }
            entry.setEarliestDate(today);
            if (number % 5 == 0) {
                entry.setFromMinute(NOON);
                entry.setNote("Works until noon");
            } else if (number % 5 == 1) {
                entry.setUntilMinute(NOON);
            }
            if (number % 6 == 3) {
                entry.setPriority(URGENT);
                entry.setPriorityReason("Referred as urgent");
            }
            entry.setJoinedAt(
                    now.minus(Duration.ofMinutes(random.nextInt(60, LONGEST_WAIT_HOURS * 60))));
            entry.setJoinedBy(DemoPeople.userId("desk001"));
            entries.add(entry);
        }
        return entries;
    }
}
