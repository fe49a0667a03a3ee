package org.frontdesk.desktop.screenshots;

import javafx.application.Platform;

import org.frontdesk.desktop.connection.ServerAddress;
import org.frontdesk.server.RunningServer;
import org.frontdesk.server.ServerConfig;
import org.frontdesk.server.Wiring;
import org.frontdesk.server.access.PasswordHashes;
import org.frontdesk.server.operations.demo.DemoClinic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Draws every screen of the application on the demonstration clinic, in its states, at three widths, in light and dark, in
 * English and Spanish. Arguments: the directory, and then, to draw less, names of albums and of looks such as {@code
 * en-light}.
 */
public final class Screenshots {

    private static final List<Album> ALBUMS =
            List.of(
                    new SignInAlbum(),
                    new SecondFactorAlbum(),
                    new DayAlbum(),
                    new FirstFreeAlbum(),
                    new PatientsAlbum(),
                    new FlowBoardAlbum(),
                    new WaitlistAlbum(),
                    new AuditAlbum(),
                    new MyDayAlbum(),
                    new KioskAlbum(),
                    new ReportsAlbum(),
                    new AdministrationPeopleAlbum(),
                    new DowntimeAlbum(),
                    new SearchAlbum(),
                    new AdministrationScheduleAlbum());

    private static final List<Look> LOOKS =
            List.of(
                    new Look(Locale.ENGLISH, false),
                    new Look(Locale.ENGLISH, true),
                    new Look(Locale.of("es"), false),
                    new Look(Locale.of("es"), true));

    private Screenshots() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Files.createTempDirectory("frontdesk-screenshots");
        // a zone in which it is morning, so that the sheet shows what is gone and what is to come
        int hours = 10 - OffsetDateTime.now(ZoneOffset.UTC).getHour();
        int offset = hours < -12 ? hours + 24 : hours;
        ZoneId zone = ZoneId.of("Etc/GMT" + (offset > 0 ? "-" : "+") + Math.abs(offset));
        ServerConfig config =
                new ServerConfig(
                        "127.0.0.1",
                        0,
                        data,
                        Optional.empty(),
                        Optional.empty(),
                        "Frontdesk Demo Clinic",
                        zone,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(12),
                        false,
                        true);
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        try (RunningServer server = Wiring.start(config)) {
            PasswordHashes hashes = new PasswordHashes();
            new DemoClinic(
                            server.database().transactions(),
                            Clock.systemUTC(),
                            zone,
                            password -> hashes.hash(password.toCharArray()))
                    .fill();
            draw(server, data, Path.of(arguments[0]), Set.of(arguments));
        } catch (RuntimeException failed) {
            failed.printStackTrace();
            System.exit(1); // the toolkit's thread would keep the process
        }
        System.exit(0);
    }

    private static void draw(RunningServer server, Path data, Path directory, Set<String> wanted) {
        boolean allAlbums = ALBUMS.stream().map(Album::name).noneMatch(wanted::contains);
        boolean allLooks = LOOKS.stream().map(Look::folder).noneMatch(wanted::contains);
        for (Look look : LOOKS) {
            if (!allLooks && !wanted.contains(look.folder())) {
                continue;
            }
            for (Album album : ALBUMS) {
                if (allAlbums || wanted.contains(album.name())) {
                    try (Camera camera =
                            new Camera(
                                    new ServerAddress("127.0.0.1", server.port()),
                                    server.tls().certificateFile(),
                                    data.resolve("desk-" + look.folder() + "-" + album.name()),
                                    directory,
                                    look)) {
                        album.fill(camera);
                    }
                }
            }
        }
    }
}
