package org.frontdesk.server;

import com.fasterxml.uuid.Generators;

import org.frontdesk.server.access.ChangePassword;
import org.frontdesk.server.access.ConfirmSecondFactor;
import org.frontdesk.server.access.CreateUser;
import org.frontdesk.server.access.DisableUser;
import org.frontdesk.server.access.DisplayNames;
import org.frontdesk.server.access.EnrollSecondFactor;
import org.frontdesk.server.access.FirstAdministrator;
import org.frontdesk.server.access.OwnerPasswords;
import org.frontdesk.server.access.PasswordHashes;
import org.frontdesk.server.access.RemoveSecondFactor;
import org.frontdesk.server.access.RemoveUserSecondFactor;
import org.frontdesk.server.access.ResetPassword;
import org.frontdesk.server.access.RevokeSessions;
import org.frontdesk.server.access.SecondFactorCalls;
import org.frontdesk.server.access.ServiceKeyGrpcService;
import org.frontdesk.server.access.ServiceKeys;
import org.frontdesk.server.access.SessionGrpcService;
import org.frontdesk.server.access.Sessions;
import org.frontdesk.server.access.SetUserPermissions;
import org.frontdesk.server.access.SignIn;
import org.frontdesk.server.access.SignInLimits;
import org.frontdesk.server.access.SignInTrail;
import org.frontdesk.server.access.UpdateUser;
import org.frontdesk.server.access.UserAccounts;
import org.frontdesk.server.access.UserGrpcService;
import org.frontdesk.server.access.UserQueries;
import org.frontdesk.server.access.WrongProofs;
import org.frontdesk.server.appointments.AppointmentCommands;
import org.frontdesk.server.appointments.AppointmentGrpcService;
import org.frontdesk.server.appointments.AppointmentMessages;
import org.frontdesk.server.appointments.AppointmentQueries;
import org.frontdesk.server.appointments.AppointmentRows;
import org.frontdesk.server.appointments.AppointmentTrail;
import org.frontdesk.server.appointments.BookingLane;
import org.frontdesk.server.appointments.HoldExpiry;
import org.frontdesk.server.appointments.HoldGrpcService;
import org.frontdesk.server.appointments.HoldQueries;
import org.frontdesk.server.appointments.SeriesBooking;
import org.frontdesk.server.appointments.SeriesGrpcService;
import org.frontdesk.server.appointments.SeriesQueries;
import org.frontdesk.server.audit.AuditGrpcService;
import org.frontdesk.server.audit.AuditMessages;
import org.frontdesk.server.audit.AuditSealing;
import org.frontdesk.server.audit.ReadAudit;
import org.frontdesk.server.audit.ReadLog;
import org.frontdesk.server.audit.VerifyAudit;
import org.frontdesk.server.clinic.Clinic;
import org.frontdesk.server.clinic.ClinicGrpcService;
import org.frontdesk.server.clinic.ClinicSettings;
import org.frontdesk.server.clinic.UpdateClinic;
import org.frontdesk.server.database.ConnectionPools;
import org.frontdesk.server.database.Database;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctordays.CallList;
import org.frontdesk.server.doctordays.DayMovePreview;
import org.frontdesk.server.doctordays.DoctorDayGrpcService;
import org.frontdesk.server.doctordays.DoctorSchedule;
import org.frontdesk.server.doctordays.MarkCalled;
import org.frontdesk.server.doctors.DoctorActivity;
import org.frontdesk.server.doctors.DoctorGrpcService;
import org.frontdesk.server.doctors.DoctorProfiles;
import org.frontdesk.server.doctors.DoctorQueries;
import org.frontdesk.server.exchange.CalendarFiles;
import org.frontdesk.server.exchange.CalendarGrpcService;
import org.frontdesk.server.exchange.CalendarQueries;
import org.frontdesk.server.exchange.ExportCsv;
import org.frontdesk.server.exchange.ImportCsv;
import org.frontdesk.server.exchange.TransferGrpcService;
import org.frontdesk.server.live.AppointmentStreams;
import org.frontdesk.server.live.ChangeFeed;
import org.frontdesk.server.live.ProposalStreams;
import org.frontdesk.server.live.RememberedNames;
import org.frontdesk.server.live.SlotStreams;
import org.frontdesk.server.live.StreamWorkers;
import org.frontdesk.server.locations.LocationActivity;
import org.frontdesk.server.locations.LocationGrpcService;
import org.frontdesk.server.locations.LocationProfiles;
import org.frontdesk.server.locations.LocationQueries;
import org.frontdesk.server.locations.RoomActivity;
import org.frontdesk.server.locations.RoomProfiles;
import org.frontdesk.server.notes.AddNote;
import org.frontdesk.server.notes.EditNote;
import org.frontdesk.server.notes.NoteGrpcService;
import org.frontdesk.server.notes.NoteQueries;
import org.frontdesk.server.notes.RemoveNote;
import org.frontdesk.server.patients.Duplicates;
import org.frontdesk.server.patients.MergePatients;
import org.frontdesk.server.patients.PatientExport;
import org.frontdesk.server.patients.PatientGrpcService;
import org.frontdesk.server.patients.PatientHistory;
import org.frontdesk.server.patients.PatientQueries;
import org.frontdesk.server.patients.PatientSearch;
import org.frontdesk.server.patients.PatientSummaries;
import org.frontdesk.server.patients.RegisterPatient;
import org.frontdesk.server.patients.UpdatePatient;
import org.frontdesk.server.reminders.MailSender;
import org.frontdesk.server.reminders.ReminderGrpcService;
import org.frontdesk.server.reminders.ReminderJob;
import org.frontdesk.server.reminders.ReminderRecords;
import org.frontdesk.server.reminders.ReminderSender;
import org.frontdesk.server.reminders.WebhookSender;
import org.frontdesk.server.reports.ActivityReport;
import org.frontdesk.server.reports.ReportGrpcService;
import org.frontdesk.server.requests.Forgetting;
import org.frontdesk.server.rpc.GrpcServer;
import org.frontdesk.server.rpc.ServerTls;
import org.frontdesk.server.rpc.WireTime;
import org.frontdesk.server.schedule.AvailabilityGrpcService;
import org.frontdesk.server.schedule.AvailabilityQueries;
import org.frontdesk.server.schedule.ClinicDays;
import org.frontdesk.server.schedule.CreateClosure;
import org.frontdesk.server.schedule.CreateTimeSlots;
import org.frontdesk.server.schedule.CreateWeeklyTemplate;
import org.frontdesk.server.schedule.DeleteClosure;
import org.frontdesk.server.schedule.ExtendSchedule;
import org.frontdesk.server.schedule.NearestFreeSlots;
import org.frontdesk.server.schedule.ReviseWeeklyTemplate;
import org.frontdesk.server.schedule.ScheduleExtension;
import org.frontdesk.server.schedule.ScheduleGrpcService;
import org.frontdesk.server.schedule.SlotChanges;
import org.frontdesk.server.schedule.SlotQueries;
import org.frontdesk.server.schedule.SlotsAhead;
import org.frontdesk.server.types.AppointmentTypeChanges;
import org.frontdesk.server.types.AppointmentTypeGrpcService;
import org.frontdesk.server.types.AppointmentTypeQueries;
import org.frontdesk.server.waitlist.JoinWaitlist;
import org.frontdesk.server.waitlist.LeaveWaitlist;
import org.frontdesk.server.waitlist.PlaceOffers;
import org.frontdesk.server.waitlist.PrioritizeWaitlistEntry;
import org.frontdesk.server.waitlist.WaitlistGrpcService;
import org.frontdesk.server.waitlist.WaitlistMatches;
import org.frontdesk.server.waitlist.WaitlistMessages;
import org.frontdesk.server.waitlist.WaitlistQueries;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** All construction, read top to bottom: the database, what decides, what is live, who may enter, the door. */
public final class Wiring {

    /** Makes what decides appointment commands. Only a benchmark has reason to put another in place of the lane. */
    public interface Deciding {

        AppointmentCommands started(
                Transactions transactions,
                Supplier<Duration> confirmationWindow,
                Supplier<UUID> newIds,
                PatientSummaries summaries);
    }

    private Wiring() {}

    /**
     * Starts a server.
     *
     * @throws StartRefused with what an operator has to put right first
     */
    public static RunningServer start(ServerConfig config) throws IOException {
        return start(config, Clock.systemUTC());
    }

    /** Starts a server that decides in another way. */
    public static RunningServer start(ServerConfig config, Deciding deciding) throws IOException {
        return start(config, deciding, Clock.systemUTC());
    }

    /** Starts a server whose clock a test can move. */
    static RunningServer start(ServerConfig config, Clock clock) throws IOException {
        return start(
                config,
                (transactions, window, newIds, summaries) ->
                        new BookingLane(transactions, window, newIds, summaries).start(),
                clock);
    }

    private static RunningServer start(ServerConfig config, Deciding deciding, Clock utc)
            throws IOException {
        var server = new RunningServer();
        try {
            return start(config, deciding, utc, server);
        } catch (IOException | RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    private static RunningServer start(
            ServerConfig config, Deciding deciding, Clock utc, RunningServer server)
            throws IOException {
        Supplier<UUID> newIds = Generators.timeBasedEpochGenerator()::generate;

        // the database
        var database = server.part(Database.open(config));
        var transactions = database.transactions();
        server.part(new Forgetting(transactions).start());
        var reads = server.part(new ReadLog(transactions));

        // what the clinic set for itself
        var settings =
                ClinicSettings.open(
                        transactions,
                        new Clinic(
                                config.clinicName(),
                                config.clinicZone(),
                                config.confirmationWindow(),
                                config.sessionIdle(),
                                Clinic.STANDARD_HORIZON_DAYS,
                                "en"));
        var clock = settings.clock(utc);
        var days = new ClinicDays(() -> settings.now().zone());

        // what is shown of people
        var summaries = new PatientSummaries(transactions);
        var names = new DisplayNames(transactions);
        var messages = new AppointmentMessages(summaries, names);

        // what decides
        var commands =
                deciding.started(
                        transactions, () -> settings.now().confirmationWindow(), newIds, summaries);
        if (commands instanceof AutoCloseable lane) {
            server.part(lane);
        }
        server.part(new HoldExpiry(transactions, commands).start());

        // what is live
        var workers = server.part(new StreamWorkers());
        var slotStreams = server.part(new SlotStreams(transactions, clock, workers));
        var appointmentStreams =
                server.part(new AppointmentStreams(transactions, messages, clock, workers));

        var matches = new WaitlistMatches(transactions, days::zone);
        var waitlistMessages = new WaitlistMessages(summaries);
        var proposalStreams =
                server.part(new ProposalStreams(matches, waitlistMessages, clock, workers));

        // who may enter
        var hashes = new PasswordHashes();
        var accounts = new UserAccounts(transactions);
        var sessions =
                server.part(
                        new Sessions(
                                transactions,
                                () -> settings.now().sessionIdle(),
                                config.sessionLifetime()));
        sessions.start();
        var limits = new SignInLimits();
        var signInTrail = new SignInTrail(transactions);
        var signIn = new SignIn(accounts, hashes, limits, sessions, signInTrail, clock);
        var wrongProofs = new WrongProofs(limits, signInTrail);
        var ownerPasswords = new OwnerPasswords(accounts, hashes);
        var secondFactor =
                new SecondFactorCalls(
                        new EnrollSecondFactor(transactions, ownerPasswords, wrongProofs),
                        new ConfirmSecondFactor(transactions, wrongProofs, sessions, clock),
                        new RemoveSecondFactor(
                                transactions, ownerPasswords, wrongProofs, sessions, clock),
                        wrongProofs,
                        () -> settings.now().name());
        if (!config.demo()) {
            new FirstAdministrator(accounts, hashes, config.dataDirectory()).makeIfNobodyExists();
        }

        var feed =
                server.part(
                        new ChangeFeed(
                                database.settings(),
                                List.of(
                                        settings,
                                        new RememberedNames(
                                                summaries,
                                                names,
                                                sessions::accountChangedElsewhere,
                                                sessions::anyAccountMayHaveChanged),
                                        slotStreams.changes(),
                                        appointmentStreams.changes(),
                                        proposalStreams),
                                clock));
        feed.start();

        // the door
        var types = new AppointmentTypeQueries(transactions);
        var appointmentTypes =
                new AppointmentTypeGrpcService(
                        types, new AppointmentTypeChanges(transactions, newIds));
        var doctors =
                new DoctorGrpcService(
                        new DoctorQueries(transactions),
                        new DoctorProfiles(transactions, newIds),
                        new DoctorActivity(transactions, AppointmentRows.IS_NOT_OVER));
        var patients =
                new PatientGrpcService(
                        new PatientQueries(transactions),
                        new PatientSearch(transactions),
                        new PatientHistory(transactions),
                        new Duplicates(transactions),
                        new RegisterPatient(transactions, newIds),
                        new UpdatePatient(transactions),
                        new MergePatients(transactions, sessions),
                        new PatientExport(transactions),
                        clock);
        var schedule =
                new ScheduleGrpcService(
                        new CreateTimeSlots(transactions, newIds),
                        new SlotChanges(transactions),
                        new SlotQueries(transactions),
                        slotStreams,
                        types,
                        days,
                        clock);
        var slotsAhead =
                new SlotsAhead(days::zone, () -> settings.now().horizonDays(), clock, newIds);
        var extendSchedule = new ExtendSchedule(transactions, slotsAhead);
        server.part(new ScheduleExtension(extendSchedule).start());
        var availability =
                new AvailabilityGrpcService(
                        new CreateWeeklyTemplate(transactions, slotsAhead, newIds),
                        new ReviseWeeklyTemplate(transactions, slotsAhead),
                        extendSchedule,
                        new CreateClosure(transactions, newIds),
                        new DeleteClosure(transactions),
                        new AvailabilityQueries(transactions),
                        days,
                        clock);
        var locations =
                new LocationGrpcService(
                        new LocationQueries(transactions),
                        new LocationProfiles(transactions, newIds),
                        new LocationActivity(transactions, clock),
                        new RoomProfiles(transactions, newIds),
                        new RoomActivity(transactions, clock));
        var nearestFree = new NearestFreeSlots(transactions);
        var holds = new HoldGrpcService(commands, new HoldQueries(transactions), nearestFree);
        var appointments =
                new AppointmentGrpcService(
                        commands,
                        new AppointmentQueries(transactions),
                        appointmentStreams,
                        messages,
                        nearestFree,
                        types,
                        days,
                        new AppointmentTrail(transactions),
                        names);
        var doctorDays =
                new DoctorDayGrpcService(
                        new DoctorSchedule(transactions, days),
                        new DayMovePreview(transactions),
                        commands,
                        new CallList(transactions),
                        new MarkCalled(transactions),
                        messages,
                        nearestFree,
                        names,
                        days);
        var notes =
                new NoteGrpcService(
                        new AddNote(transactions, newIds),
                        new EditNote(transactions),
                        new RemoveNote(transactions),
                        new NoteQueries(transactions),
                        new AppointmentQueries(transactions),
                        names);
        var seriesQueries = new SeriesQueries(transactions);
        var series =
                new SeriesGrpcService(
                        commands,
                        seriesQueries,
                        messages,
                        new SeriesBooking(
                                commands,
                                seriesQueries,
                                new SlotQueries(transactions),
                                nearestFree,
                                types,
                                messages,
                                days));
        var waitlist =
                new WaitlistGrpcService(
                        new JoinWaitlist(transactions, newIds),
                        new LeaveWaitlist(transactions),
                        new PrioritizeWaitlistEntry(transactions),
                        new PlaceOffers(matches, commands),
                        new WaitlistQueries(transactions),
                        matches,
                        proposalStreams,
                        waitlistMessages,
                        messages,
                        days,
                        clock);
        var calendars =
                new CalendarGrpcService(
                        new CalendarQueries(transactions),
                        new CalendarFiles(() -> settings.now().name(), days::zone, clock),
                        new DoctorQueries(transactions),
                        days);
        var session =
                new SessionGrpcService(
                        signIn,
                        new ChangePassword(transactions, accounts, hashes, wrongProofs, sessions),
                        wrongProofs,
                        secondFactor,
                        sessions,
                        () -> shown(settings.now(), config));
        var users =
                new UserGrpcService(
                        new UserQueries(transactions),
                        new CreateUser(transactions, hashes, newIds),
                        new UpdateUser(transactions, sessions),
                        new SetUserPermissions(transactions, sessions),
                        new DisableUser(transactions, sessions),
                        new ResetPassword(transactions, hashes, sessions),
                        new RemoveUserSecondFactor(transactions, sessions),
                        new RevokeSessions(transactions, sessions),
                        sessions);
        var clinic = new ClinicGrpcService(settings, new UpdateClinic(transactions, settings));
        var serviceKeys =
                new ServiceKeyGrpcService(
                        new ServiceKeys(transactions, hashes, sessions, newIds), clock);
        var reminders =
                new ReminderGrpcService(
                        new ReminderRecords(transactions, () -> settings.now().name(), days::zone));
        List<ReminderSender> senders = new ArrayList<>();
        config.smtp().ifPresent(smtp -> senders.add(new MailSender(smtp, clock)));
        config.webhook().ifPresent(webhook -> senders.add(server.part(new WebhookSender(webhook))));
        server.part(
                new ReminderJob(
                                transactions,
                                newIds,
                                () -> settings.now().name(),
                                days::zone,
                                senders)
                        .start());
        var reports =
                new ReportGrpcService(
                        new ActivityReport(transactions, days), ConnectionPools.REPORTS);
        var transfers =
                new TransferGrpcService(
                        new ImportCsv(transactions, newIds, days::zone, clock),
                        new ExportCsv(transactions, days));
        var audit =
                new AuditGrpcService(
                        new ReadAudit(transactions),
                        new VerifyAudit(transactions),
                        new AuditMessages(names));
        server.part(new AuditSealing(transactions).start());
        var tls = ServerTls.load(config, clock);
        var grpc =
                server.part(
                        new GrpcServer(
                                config,
                                tls,
                                sessions,
                                reads,
                                List.of(
                                        session,
                                        users,
                                        serviceKeys,
                                        clinic,
                                        appointmentTypes,
                                        doctors,
                                        patients,
                                        locations,
                                        schedule,
                                        availability,
                                        holds,
                                        appointments,
                                        doctorDays,
                                        notes,
                                        series,
                                        waitlist,
                                        calendars,
                                        transfers,
                                        reports,
                                        reminders,
                                        audit)));
        grpc.start();
        return server.answering(database, tls, grpc);
    }

    private static org.frontdesk.api.v1.Clinic shown(Clinic clinic, ServerConfig config) {
        return org.frontdesk.api.v1.Clinic.newBuilder()
                .setName(clinic.name())
                .setTimeZone(clinic.zone().getId())
                .setConfirmationWindow(WireTime.duration(clinic.confirmationWindow()))
                .setDemo(config.demo())
                .build();
    }
}
