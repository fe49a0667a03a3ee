package org.frontdesk.server.types;

import org.frontdesk.api.v1.AppointmentType;
import org.frontdesk.api.v1.AppointmentTypeServiceGrpc;
import org.frontdesk.api.v1.AppointmentTypeServiceGrpc.AppointmentTypeServiceBlockingStub;
import org.frontdesk.api.v1.CreateAppointmentTypeRequest;
import org.frontdesk.api.v1.DeactivateAppointmentTypeRequest;
import org.frontdesk.server.RunningClinic;

import java.util.UUID;

/** Kinds of appointments, as an administrator makes them. */
public record AppointmentTypes(AppointmentTypeServiceBlockingStub stub) {

    public static AppointmentTypes of(RunningClinic clinic, String admin) {
        return new AppointmentTypes(
                clinic.as(admin, AppointmentTypeServiceGrpc.newBlockingStub(clinic.channel())));
    }

    /** A type of this length, with a name that no other has. */
    public AppointmentType ofMinutes(int minutes) {
        return create("Type " + UUID.randomUUID(), minutes, "#3366cc");
    }

    AppointmentType create(String name, int minutes, String colour) {
        return stub.createAppointmentType(creating(name, minutes, colour).build())
                .getAppointmentType();
    }

    static CreateAppointmentTypeRequest.Builder creating(String name, int minutes, String colour) {
        return CreateAppointmentTypeRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setName(name)
                .setMinutes(minutes)
                .setColour(colour);
    }

    public AppointmentType deactivate(AppointmentType type) {
        return stub.deactivateAppointmentType(
                        DeactivateAppointmentTypeRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setAppointmentTypeId(type.getAppointmentTypeId())
                                .setEtag(type.getEtag())
                                .build())
                .getAppointmentType();
    }
}
