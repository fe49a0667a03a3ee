package org.frontdesk.server.operations.demo;

import com.fasterxml.uuid.Generators;

import net.datafaker.Faker;

import org.frontdesk.server.access.Role;
import org.frontdesk.server.database.schema.tables.records.DoctorsRecord;
import org.frontdesk.server.database.schema.tables.records.PatientsRecord;
import org.frontdesk.server.database.schema.tables.records.UsersRecord;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Generates who works in the clinic and who is treated there: the same people whenever the seed is the same. */
final class DemoPeople {

    static final int DOCTORS = 12;
    static final int PATIENTS = 2_000;

    private static final int PATIENTS_WITH_AN_ACCOUNT = 3;
    private static final int OLDEST_YEARS = 95;

    private final Random random;
    private final Faker faker;
    private final LocalDate today;
    private final Supplier<UUID> newIds = Generators.timeBasedEpochGenerator()::generate;

    DemoPeople(long seed, LocalDate today) {
        this.random = new Random(seed);
        this.faker = new Faker(Locale.ENGLISH, random);
        this.today = today;
    }

    /** The same in each database, so that a demonstration can be told from a real clinic. */
    static UUID userId(String username) {
        return UUID.nameUUIDFromBytes(
                ("frontdesk demo " + username).getBytes(StandardCharsets.UTF_8));
    }

    /** Two of each specialization, no two with one family name. */
    List<DoctorsRecord> doctors() {
        List<DoctorsRecord> doctors = new ArrayList<>();
        Set<String> familyNames = new HashSet<>();
        while (doctors.size() < DOCTORS) {
            String given = faker.name().firstName();
            String family = faker.name().lastName();
            if (!familyNames.add(family)) {
                continue;
            }
            int number = doctors.size() + 1;
            var specialization = Specialization.values()[doctors.size() / 2];
            DoctorsRecord doctor = new DoctorsRecord();
            doctor.setId(newIds.get());
            doctor.setGivenName(given);
            doctor.setFamilyName(family);
            doctor.setDisplayName("Dr. " + given + " " + family);
            doctor.setSpecialization(specialization.displayName());
            doctor.setEmail("doctor%03d@clinic.example".formatted(number));
            doctor.setLicenceNumber("DEMO-%05d".formatted(10_000 + number));
            doctors.add(doctor);
        }
        return doctors;
    }

    List<PatientsRecord> patients() {
        List<PatientsRecord> patients = new ArrayList<>();
        for (int number = 1; number <= PATIENTS; number++) {
            PatientsRecord patient = new PatientsRecord();
            patient.setId(newIds.get());
            patient.setGivenName(faker.name().firstName());
            patient.setFamilyName(faker.name().lastName());
            patient.setBirthDate(today.minusDays(random.nextInt(1, OLDEST_YEARS * 365)));
            patient.setPhone(phone(number));
            patient.setEmail("patient%04d@mail.example".formatted(number));
            patients.add(patient);
        }
        return patients;
    }

    /** Accounts for each role, all with one password. */
    List<UsersRecord> accounts(
            List<DoctorsRecord> doctors, List<PatientsRecord> patients, String passwordHash) {
        List<UsersRecord> users = new ArrayList<>();
        users.add(user("desk001", name(), Role.RECEPTIONIST, passwordHash));
        users.add(user("desk002", name(), Role.RECEPTIONIST, passwordHash));
        users.add(user("admin001", name(), Role.ADMIN, passwordHash));
        users.add(user("svc001", "Website", Role.SERVICE, passwordHash));
        for (int i = 0; i < doctors.size(); i++) {
            DoctorsRecord doctor = doctors.get(i);
            String username = "doc%03d".formatted(i + 1);
            UsersRecord user = user(username, doctor.getDisplayName(), Role.DOCTOR, passwordHash);
            user.setDoctorId(doctor.getId());
            users.add(user);
        }
        for (int i = 0; i < PATIENTS_WITH_AN_ACCOUNT; i++) {
            PatientsRecord patient = patients.get(i);
            String name = patient.getGivenName() + " " + patient.getFamilyName();
            UsersRecord user = user("pat%03d".formatted(i + 1), name, Role.PATIENT, passwordHash);
            user.setPatientId(patient.getId());
            users.add(user);
        }
        return users;
    }

    private static UsersRecord user(
            String username, String displayName, Role role, String passwordHash) {
        UsersRecord user = new UsersRecord();
        user.setId(userId(username));
        user.setUsername(username);
        user.setDisplayName(displayName);
        user.setPasswordHash(passwordHash);
        user.setRole(role.name());
        return user;
    }

    private String name() {
        return faker.name().firstName() + " " + faker.name().lastName();
    }

    /** From the numbers 555-0100 to 555-0199, which belong to nobody in any area of the North American plan. */
    private static String phone(int number) {
        return "+1%03d55501%02d".formatted(201 + number / 100, number % 100);
    }
}
