package org.frontdesk.desktop.shell;

import org.frontdesk.api.v1.Role;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where one can be: the entries of the rail, in its order, and who finds them there. */
public enum Place {
    KIOSK("rail.kiosk", "fth-calendar", Role.ROLE_PATIENT),
    DAY("rail.day", "fth-calendar", Role.ROLE_RECEPTIONIST, Role.ROLE_DOCTOR, Role.ROLE_ADMIN),
    MY_DAY("rail.myDay", "fth-activity", Role.ROLE_DOCTOR),
    FIRST_FREE(
            "rail.firstFree",
            "fth-search",
            Role.ROLE_RECEPTIONIST,
            Role.ROLE_DOCTOR,
            Role.ROLE_ADMIN),
    PATIENTS(
            "rail.patients",
            "fth-users",
            Role.ROLE_RECEPTIONIST,
            Role.ROLE_DOCTOR,
            Role.ROLE_ADMIN),
    FLOW("rail.flow", "fth-columns", Role.ROLE_RECEPTIONIST, Role.ROLE_DOCTOR, Role.ROLE_ADMIN),
    WAITLIST("rail.waitlist", "fth-clock", Role.ROLE_RECEPTIONIST, Role.ROLE_ADMIN),
    REPORTS("rail.reports", "fth-bar-chart-2", Role.ROLE_DOCTOR, Role.ROLE_ADMIN),
    ADMINISTRATION("rail.administration", "fth-settings", Role.ROLE_ADMIN),
    AUDIT("rail.audit", "fth-shield", Role.ROLE_ADMIN),
    DOWNTIME("rail.downtime", "fth-printer", Role.ROLE_RECEPTIONIST, Role.ROLE_ADMIN);

    private final String textKey;
    private final String icon;
    private final Set<Role> roles;

    Place(String textKey, String icon, Role first, Role... more) {
        this.textKey = textKey;
        this.icon = icon;
        this.roles = EnumSet.of(first, more);
    }

    /** The places of a role, in the order of the rail. */
    public static List<Place> of(Role role) {
        return Arrays.stream(values()).filter(place -> place.roles.contains(role)).toList();
    }

    /** Where a role begins its day. */
    public static Place homeOf(Role role) {
        return role == Role.ROLE_DOCTOR ? MY_DAY : of(role).getFirst();
    }

    /** Key of its name. */
    public String textKey() {
        return textKey;
    }

    /** Its icon's literal. */
    public String icon() {
        return icon;
    }
}
