package org.frontdesk.desktop.downtime;

import com.google.protobuf.Timestamp;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.Clinic;
import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.ListAppointmentsResponse;
import org.frontdesk.api.v1.ListDoctorsResponse;
import org.frontdesk.api.v1.ListTimeSlotsResponse;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.connection.WireTime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Today and tomorrow of every doctor, as the desk knew them.
 *
 * @param asOf when that was
 * @param doctors by family name
 */
public record Sheet(
        Instant asOf,
        Clinic clinic,
        List<Doctor> doctors,
        List<TimeSlot> slots,
        List<Appointment> appointments) {

    /** The zone of the clinic's days and hours. */
    public ZoneId zone() {
        return ZoneId.of(clinic.getTimeZone());
    }

    /** The messages of the contract one after the other, each with its length before it. */
    byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Timestamp.newBuilder()
                .setSeconds(asOf.getEpochSecond())
                .setNanos(asOf.getNano())
                .build()
                .writeDelimitedTo(bytes);
        clinic.writeDelimitedTo(bytes);
        ListDoctorsResponse.newBuilder().addAllDoctors(doctors).build().writeDelimitedTo(bytes);
        ListTimeSlotsResponse.newBuilder().addAllSlots(slots).build().writeDelimitedTo(bytes);
        ListAppointmentsResponse.newBuilder()
                .addAllAppointments(appointments)
                .build()
                .writeDelimitedTo(bytes);
        return bytes.toByteArray();
    }

    static Sheet of(byte[] bytes) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        Timestamp asOf = Timestamp.parseDelimitedFrom(in);
        return new Sheet(
                WireTime.instant(asOf),
                Clinic.parseDelimitedFrom(in),
                ListDoctorsResponse.parseDelimitedFrom(in).getDoctorsList(),
                ListTimeSlotsResponse.parseDelimitedFrom(in).getSlotsList(),
                ListAppointmentsResponse.parseDelimitedFrom(in).getAppointmentsList());
    }
}
