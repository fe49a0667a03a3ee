package org.frontdesk.desktop.kiosk;

import com.google.protobuf.Timestamp;

import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.texts.Texts;

import java.time.ZoneId;
import java.time.ZonedDateTime;

/** How days, times and doctors are told to a patient. */
final class Told {

    private final Doctors doctors;
    private final ZoneId zone;
    private final Texts texts;

    Told(Doctors doctors, ZoneId zone, Texts texts) {
        this.doctors = doctors;
        this.zone = zone;
        this.texts = texts;
    }

    /** The day, on the clinic's calendar. */
    String day(Timestamp time) {
        return texts.fullDate(at(time).toLocalDate());
    }

    /** The time, on the clinic's wall clock. */
    String time(Timestamp time) {
        return texts.time(at(time).toLocalTime());
    }

    /** The doctor and what they practise. */
    String doctor(String doctorId) {
        return texts.get("kiosk.doctor", doctors.name(doctorId), doctors.specialization(doctorId));
    }

    private ZonedDateTime at(Timestamp time) {
        return WireTime.at(time, zone);
    }
}
