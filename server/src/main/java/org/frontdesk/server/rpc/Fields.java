package org.frontdesk.server.rpc;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import com.google.rpc.BadRequest;

import io.grpc.StatusRuntimeException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads the fields of a request and collects everything that is wrong with them, so that the caller hears of all of it
 * at once. A reader of a broken field returns null or empty and notes a violation; {@link #check()} then refuses the
 * request before anything is done with what was read.
 */
public final class Fields {

    private final List<BadRequest.FieldViolation> violations = new ArrayList<>();

    /** Refuses the request with INVALID_ARGUMENT, naming every violated field, if there is one. */
    public void check() throws StatusRuntimeException {
        if (violations.isEmpty()) {
            return;
        }
        String sentence =
                violations.size() == 1
                        ? violations.getFirst().getField()
                                + " "
                                + violations.getFirst().getDescription()
                                + "."
                        : violations.size()
                                + " fields are not acceptable: "
                                + String.join(
                                        ", ",
                                        violations.stream()
                                                .map(BadRequest.FieldViolation::getField)
                                                .distinct()
                                                .toList())
                                + ".";
        throw Refusals.status(
                Reason.INVALID_FIELDS,
                sentence,
                Map.of(),
                BadRequest.newBuilder().addAllFieldViolations(violations).build());
    }

    /** Notes a violation; the description continues a sentence that begins with the field's name. */
    public void violation(String field, String description) {
        violations.add(
                BadRequest.FieldViolation.newBuilder()
                        .setField(field)
                        .setDescription(description)
                        .build());
    }

    /** Everything found wrong so far, for records that come many at a time and are answered in another way. */
    public List<BadRequest.FieldViolation> violations() {
        return List.copyOf(violations);
    }

    /** Whether nothing has been found wrong so far, for rules that look at several fields. */
    public boolean areFine() {
        return violations.isEmpty();
    }

    /** A required UUID. */
    public <I> I id(String field, String value, Function<UUID, I> type) {
        if (value.isEmpty()) {
            violation(field, "is required");
            return null;
        }
        try {
            UUID id = UUID.fromString(value);
            // It accepts shortened groups, too; a contract does not.
            if (id.toString().equalsIgnoreCase(value)) {
                return type.apply(id);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        violation(field, "is not a UUID");
        return null;
    }

    public <I> Optional<I> optionalId(String field, String value, Function<UUID, I> type) {
        return value.isEmpty() ? Optional.empty() : Optional.ofNullable(id(field, value, type));
    }

    /** At most {@code most} ids. */
    public <I> List<I> ids(String field, List<String> values, int most, Function<UUID, I> type) {
        if (values.size() > most) {
            violation(field, "has more than " + most + " entries");
            return List.of();
        }
        List<I> ids = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            ids.add(id(field + "[" + i + "]", values.get(i), type));
        }
        return ids;
    }

    /** Required text without surrounding blanks, of at most {@code most} characters, on one line. */
    public String text(String field, String value, int most) {
        String text = optionalText(field, value, most);
        if (text.isEmpty() && value.isBlank()) {
            violation(field, "is required");
        }
        return text;
    }

    /** Text without surrounding blanks, of at most {@code most} characters; may be empty. */
    public String optionalText(String field, String value, int most) {
        String text = value.strip();
        if (text.codePointCount(0, text.length()) > most) {
            violation(field, "is longer than " + most + " characters");
            return "";
        }
        // PostgreSQL stores no NUL, and no other control character belongs in a name or a reason.
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            violation(field, "has control characters");
            return "";
        }
        return text;
    }

    /** A required day as {@code YYYY-MM-DD}. */
    public LocalDate date(String field, String value) {
        if (value.isEmpty()) {
            violation(field, "is required");
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(value);
            if (date.getYear() >= 1900 && date.getYear() <= 2200) {
                return date;
            }
            violation(field, "is not between 1900 and 2200");
        } catch (DateTimeParseException e) {
            violation(field, "is not a date as YYYY-MM-DD");
        }
        return null;
    }

    /** A required range of days, both inclusive, at most {@code mostDays} days apart. */
    public Optional<DateRange> dates(String first, String last, int mostDays) {
        LocalDate from = date("first_date", first);
        LocalDate to = date("last_date", last);
        if (from == null || to == null) {
            return Optional.empty();
        }
        if (to.isBefore(from)) {
            violation("last_date", "is before first_date");
            return Optional.empty();
        }
        if (from.plusDays(mostDays).isBefore(to)) {
            violation("last_date", "is more than " + mostDays + " days after first_date");
            return Optional.empty();
        }
        return Optional.of(new DateRange(from, to));
    }

    /** A required instant on a whole minute. */
    public Instant minute(String field, boolean present, Timestamp value) {
        if (!present) {
            violation(field, "is required");
            return null;
        }
        Instant instant = instant(field, value);
        if (instant != null && (value.getNanos() != 0 || value.getSeconds() % 60 != 0)) {
            violation(field, "is not a whole minute");
            return null;
        }
        return instant;
    }

    /** An instant that need not be there. */
    public Optional<Instant> optionalInstant(String field, boolean present, Timestamp value) {
        return present ? Optional.ofNullable(instant(field, value)) : Optional.empty();
    }

    private Instant instant(String field, Timestamp value) {
        if (!Timestamps.isValid(value)) {
            violation(field, "is not a valid timestamp");
            return null;
        }
        Instant instant = Instant.ofEpochSecond(value.getSeconds(), value.getNanos());
        int year = instant.atOffset(java.time.ZoneOffset.UTC).getYear();
        if (year < 1900 || year > 2200) {
            violation(field, "is not between 1900 and 2200");
            return null;
        }
        return instant;
    }

    /** A number within bounds, both inclusive; 0 means {@code standard}. */
    public int number(String field, int value, int least, int most, int standard) {
        if (value == 0) {
            return standard;
        }
        if (value < least || value > most) {
            violation(field, "is not between " + least + " and " + most);
            return standard;
        }
        return value;
    }

    /** A required etag, as an answer gave it: the record's version. */
    public long etag(String field, String value) {
        if (value.isEmpty()) {
            violation(field, "is required");
            return 0;
        }
        try {
            return Long.parseUnsignedLong(value);
        } catch (NumberFormatException e) {
            violation(field, "is not an etag of this server");
            return 0;
        }
    }

    /** Days, both inclusive. */
    public record DateRange(LocalDate first, LocalDate last) {}
}
