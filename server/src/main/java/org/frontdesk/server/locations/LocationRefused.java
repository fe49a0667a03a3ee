package org.frontdesk.server.locations;

import org.frontdesk.server.requests.EtagMismatch;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.util.Map;

/** Why a location, or a room of one, was not changed. */
public sealed interface LocationRefused
        extends LocationProfiles.Outcome,
                LocationActivity.Outcome,
                RoomProfiles.Outcome,
                RoomActivity.Outcome {

    /** What is answered. */
    Refusal refusal();

    /** See {@link EtagMismatch}. */
    record ChangedMeanwhile(String etag) implements LocationRefused {
        @Override
        public Refusal refusal() {
            return new EtagMismatch(etag);
        }
    }

    /** See {@link RoomUnknown}. */
    record NoSuchRoom(RoomId room) implements LocationRefused {
        @Override
        public Refusal refusal() {
            return new RoomUnknown(room);
        }
    }

    /** See {@link RoomInactive}. */
    record RoomIsInactive(RoomId room) implements LocationRefused {
        @Override
        public Refusal refusal() {
            return new RoomInactive(room);
        }
    }

    /** No location has this id. */
    record NoSuchLocation(LocationId location) implements LocationRefused, Refusal {
        @Override
        public Refusal refusal() {
            return this;
        }

        @Override
        public Reason reason() {
            return Reason.LOCATION_UNKNOWN;
        }

        @Override
        public String sentence() {
            return "There is no such location.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("location_id", location.toString());
        }
    }

    /** Nobody receives in the location any more. */
    record LocationIsInactive(LocationId location) implements LocationRefused, Refusal {
        @Override
        public Refusal refusal() {
            return this;
        }

        @Override
        public Reason reason() {
            return Reason.LOCATION_INACTIVE;
        }

        @Override
        public String sentence() {
            return "The location is not in use any more.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("location_id", location.toString());
        }
    }

    /** The location is in use already. */
    record LocationIsActive(LocationId location) implements LocationRefused, Refusal {
        @Override
        public Refusal refusal() {
            return this;
        }

        @Override
        public Reason reason() {
            return Reason.LOCATION_ACTIVE;
        }

        @Override
        public String sentence() {
            return "The location is in use already.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("location_id", location.toString());
        }
    }

    /** The room is in use already. */
    record RoomIsActive(RoomId room) implements LocationRefused, Refusal {
        @Override
        public Refusal refusal() {
            return this;
        }

        @Override
        public Reason reason() {
            return Reason.ROOM_ACTIVE;
        }

        @Override
        public String sentence() {
            return "The room is in use already.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("room_id", room.toString());
        }
    }

    /** Another location has this name. */
    record LocationNameTaken(LocationId location) implements LocationRefused, Refusal {
        @Override
        public Refusal refusal() {
            return this;
        }

        @Override
        public Reason reason() {
            return Reason.LOCATION_NAME_TAKEN;
        }

        @Override
        public String sentence() {
            return "Another location has this name.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("location_id", location.toString());
        }
    }

    /** Another room of the location has this name. */
    record RoomNameTaken(RoomId room) implements LocationRefused, Refusal {
        @Override
        public Refusal refusal() {
            return this;
        }

        @Override
        public Reason reason() {
            return Reason.ROOM_NAME_TAKEN;
        }

        @Override
        public String sentence() {
            return "Another room of this location has this name.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("room_id", room.toString());
        }
    }

    /** Something keeps a room or a location in use. */
    sealed interface InUse extends LocationRefused, Refusal {

        RoomUses uses();

        @Override
        default Refusal refusal() {
            return this;
        }

        @Override
        default String sentence() {
            int slots = uses().slots();
            int templates = uses().templates().size();
            return "Time slots or weekly templates are still tied to it: %d %s, %d %s."
                    .formatted(
                            slots, slots == 1 ? "slot" : "slots",
                            templates, templates == 1 ? "template" : "templates");
        }

        /** The counts, with the id of what is in use. */
        default Map<String, String> counts(String name, Object id) {
            return Map.of(
                    name,
                    id.toString(),
                    "slot_count",
                    Integer.toString(uses().slots()),
                    "template_count",
                    Integer.toString(uses().templates().size()));
        }
    }

    /** Rooms of the location are in use. */
    record LocationInUse(LocationId location, RoomUses uses) implements InUse {
        @Override
        public Reason reason() {
            return Reason.LOCATION_IN_USE;
        }

        @Override
        public Map<String, String> metadata() {
            return counts("location_id", location);
        }
    }

    /** The room is in use. */
    record RoomInUse(RoomId room, RoomUses uses) implements InUse {
        @Override
        public Reason reason() {
            return Reason.ROOM_IN_USE;
        }

        @Override
        public Map<String, String> metadata() {
            return counts("room_id", room);
        }
    }
}
