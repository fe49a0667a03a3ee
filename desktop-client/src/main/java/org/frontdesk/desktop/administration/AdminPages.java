package org.frontdesk.desktop.administration;

import org.frontdesk.desktop.administration.clinic.ClinicPage;
import org.frontdesk.desktop.administration.doctors.DoctorsPage;
import org.frontdesk.desktop.administration.exchange.ExchangePage;
import org.frontdesk.desktop.administration.holidays.HolidaysPage;
import org.frontdesk.desktop.administration.keys.KeysPage;
import org.frontdesk.desktop.administration.places.PlacesPage;
import org.frontdesk.desktop.administration.slots.SlotsPage;
import org.frontdesk.desktop.administration.templates.TemplatesPage;
import org.frontdesk.desktop.administration.types.TypesPage;
import org.frontdesk.desktop.administration.users.UsersPage;

import java.util.List;

/** Every page there is, in the order of the list; those of one heading stand together. */
final class AdminPages {

    static final List<AdminEntry> ALL =
            List.of(
                    new AdminEntry(
                            "slots",
                            "admin.group.schedule",
                            "slots.title",
                            "fth-grid",
                            SlotsPage::new),
                    new AdminEntry(
                            "templates",
                            "admin.group.schedule",
                            "templates.title",
                            "fth-repeat",
                            TemplatesPage::new),
                    new AdminEntry(
                            "holidays",
                            "admin.group.schedule",
                            "holidays.title",
                            "fth-moon",
                            HolidaysPage::new),
                    new AdminEntry(
                            "doctors",
                            "admin.group.people",
                            "doctors.title",
                            "fth-user",
                            DoctorsPage::new),
                    new AdminEntry(
                            "users",
                            "admin.group.people",
                            "users.title",
                            "fth-users",
                            UsersPage::new),
                    new AdminEntry(
                            "clinic",
                            "admin.group.clinic",
                            "clinic.title",
                            "fth-home",
                            ClinicPage::new),
                    new AdminEntry(
                            "types",
                            "admin.group.clinic",
                            "types.title",
                            "fth-tag",
                            TypesPage::new),
                    new AdminEntry(
                            "places",
                            "admin.group.clinic",
                            "places.title",
                            "fth-map-pin",
                            PlacesPage::new),
                    new AdminEntry(
                            "exchange",
                            "admin.group.clinic",
                            "exchange.title",
                            "fth-upload",
                            ExchangePage::new),
                    new AdminEntry(
                            "keys", "admin.group.clinic", "keys.title", "fth-key", KeysPage::new));

    private AdminPages() {}
}
