package org.frontdesk.desktop.administration.templates;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.frontdesk.api.v1.CreateWeeklyTemplateRequest;
import org.frontdesk.api.v1.EndWeeklyTemplateRequest;
import org.frontdesk.api.v1.UpdateWeeklyTemplateRequest;
import org.frontdesk.api.v1.Weekday;
import org.frontdesk.api.v1.WeeklyHours;
import org.frontdesk.api.v1.WeeklyTemplate;
import org.frontdesk.desktop.administration.FieldErrors;
import org.frontdesk.desktop.administration.affected.AffectedViewModel;
import org.frontdesk.desktop.administration.hours.HoursViewModel;
import org.frontdesk.desktop.administration.hours.SlotPattern;
import org.frontdesk.desktop.administration.hours.Weekdays;
import org.frontdesk.desktop.administration.preview.PreviewViewModel;
import org.frontdesk.desktop.texts.Texts;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Weekly hours that are new, changed or ended; what that means is seen before it is done. */
final class TemplateFormViewModel {

    /** What is shown of hours that begin later than slots are made ahead. */
    private static final int LEAST_DAYS_SHOWN = 28;

    /** A year of appointments is looked through. */
    private static final int DAYS_LOOKED_THROUGH = 366;

    /** What is done with weekly hours. */
    enum Mode {
        NEW,
        CHANGE,
        END
    }

    private final HoursViewModel hours;
    private final PreviewViewModel preview;
    private final AffectedViewModel affected;
    private final SavingTemplates saving;
    private final Horizon horizon;
    private final FieldErrors errors;
    private final Clock clock;
    private final Texts texts;
    private final Weekdays weekdays = new Weekdays();
    private final ObjectProperty<LocalDate> first = new SimpleObjectProperty<>();
    private final ObjectProperty<LocalDate> last = new SimpleObjectProperty<>();
    private final BooleanProperty openEnded = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(Mode.NEW);
    private final ReadOnlyObjectWrapper<WeeklyTemplate> before =
            new ReadOnlyObjectWrapper<>(WeeklyTemplate.getDefaultInstance());
    private String doctorId = "";

    TemplateFormViewModel(
            HoursViewModel hours,
            PreviewViewModel preview,
            AffectedViewModel affected,
            SavingTemplates saving,
            Horizon horizon,
            FieldErrors errors,
            Clock clock,
            Texts texts) {
        this.hours = hours;
        this.preview = preview;
        this.affected = affected;
        this.saving = saving;
        this.horizon = horizon;
        this.errors = errors;
        this.clock = clock;
        this.texts = texts;
        hours.onChange(this::changed);
        weekdays.onChange(this::changed);
        first.subscribe((was, now) -> changed());
        last.subscribe((was, now) -> changed());
        openEnded.subscribe((was, now) -> changed());
        preview.onChange(this::previewed);
    }

    Weekdays weekdays() {
        return weekdays;
    }

    ObjectProperty<LocalDate> firstProperty() {
        return first;
    }

    ObjectProperty<LocalDate> lastProperty() {
        return last;
    }

    /** Until further notice. */
    BooleanProperty openEndedProperty() {
        return openEnded;
    }

    ReadOnlyObjectProperty<Mode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    /** The hours that are changed or ended. */
    ReadOnlyObjectProperty<WeeklyTemplate> beforeProperty() {
        return before.getReadOnlyProperty();
    }

    FieldErrors errors() {
        return errors;
    }

    void beginNew(String ofDoctor) {
        begin(Mode.NEW, ofDoctor, WeeklyTemplate.getDefaultInstance());
        weekdays.chooseWorkingDays();
        first.set(LocalDate.now(clock).plusDays(1));
        last.set(null);
        openEnded.set(true);
    }

    void beginChange(WeeklyTemplate template) {
        begin(Mode.CHANGE, template.getDoctorId(), template);
        hours.show(template.getWeeklyHours());
    }

    void beginEnd(WeeklyTemplate template) {
        begin(Mode.END, template.getDoctorId(), template);
        openEnded.set(false);
        last.set(LocalDate.now(clock));
    }

    /** Shows what saving would do. */
    void preview() {
        errors.clear();
        if (mode.get() == Mode.END) {
            look();
            return;
        }
        Optional<WeeklyHours> wanted = hours.read();
        if (mode.get() == Mode.NEW) {
            checkDays();
        }
        errors.told();
        if (!errors.isEmpty() || wanted.isEmpty()) {
            return;
        }
        SlotPattern pattern = pattern(wanted.get());
        if (mode.get() == Mode.CHANGE) {
            preview.ask(pattern, List.of(doctorId), new OwnTimes(before.get(), clock)::givesWay);
            look();
        } else {
            preview.ask(pattern, List.of(doctorId));
        }
    }

    /** Looks for the appointments that would stay although the hours are gone. */
    void look() {
        OwnTimes own = new OwnTimes(before.get(), clock);
        LocalDate today = LocalDate.now(clock);
        LocalDate farthest = today.plusDays(DAYS_LOOKED_THROUGH);
        Optional<WeeklyHours> wanted = Optional.ofNullable(preview.asked()).map(SlotPattern::hours);
        if (mode.get() == Mode.END && last.get() != null) {
            affected.ask(doctorId, last.get().plusDays(1), farthest, own::holds);
        } else if (mode.get() == Mode.CHANGE && wanted.isPresent()) {
            affected.ask(
                    doctorId,
                    today,
                    farthest,
                    one -> own.holds(one) && !own.fits(one, wanted.get()));
        } else {
            affected.forget();
        }
    }

    /** Ends the hours after the chosen day. */
    void end() {
        errors.clear();
        if (last.get() == null) {
            errors.put("last_date", texts.get("wrong.required"));
            errors.told();
            return;
        }
        saving.prepare(
                List.of(
                        EndWeeklyTemplateRequest.newBuilder()
                                .setTemplateId(before.get().getTemplateId())
                                .setEtag(before.get().getEtag())
                                .setLastDate(last.get().toString())
                                .build()),
                "");
        saving.begin();
    }

    private void begin(Mode wanted, String ofDoctor, WeeklyTemplate template) {
        mode.set(wanted);
        doctorId = ofDoctor;
        before.set(template);
        changed();
    }

    private void checkDays() {
        if (weekdays.chosen().isEmpty()) {
            errors.put("weekday", texts.get("wrong.required"));
        }
        if (first.get() == null) {
            errors.put("first_date", texts.get("wrong.required"));
        }
        if (!openEnded.get() && last.get() == null) {
            errors.put("last_date", texts.get("wrong.required"));
        } else if (!openEnded.get() && first.get() != null && last.get().isBefore(first.get())) {
            errors.put("last_date", texts.get("wrong.endsBefore"));
        }
    }

    /** The days on which slots are made now. */
    private SlotPattern pattern(WeeklyHours wanted) {
        LocalDate today = LocalDate.now(clock);
        boolean isNew = mode.get() == Mode.NEW;
        LocalDate begins = isNew ? first.get() : LocalDate.parse(before.get().getFirstDate());
        LocalDate from = begins.isBefore(today) ? today : begins;
        LocalDate farthest = today.plusDays(horizon.days());
        LocalDate shown = from.plusDays(LEAST_DAYS_SHOWN - 1L);
        LocalDate until = shown.isAfter(farthest) ? shown : farthest;
        Optional<LocalDate> ends =
                isNew
                        ? Optional.ofNullable(openEnded.get() ? null : last.get())
                        : Optional.of(before.get().getLastDate())
                                .filter(day -> !day.isEmpty())
                                .map(LocalDate::parse);
        Set<DayOfWeek> days =
                isNew
                        ? weekdays.chosen()
                        : Set.of(DayOfWeek.of(before.get().getWeekday().getNumber()));
        return new SlotPattern(
                from, ends.filter(day -> day.isBefore(until)).orElse(until), days, wanted);
    }

    /** What can be saved is what was previewed. */
    private void previewed() {
        if (preview.pattern() == null) {
            saving.prepare(List.of(), "");
        } else if (mode.get() == Mode.CHANGE) {
            saving.prepare(
                    List.of(
                            UpdateWeeklyTemplateRequest.newBuilder()
                                    .setTemplateId(before.get().getTemplateId())
                                    .setEtag(before.get().getEtag())
                                    .setWeeklyHours(preview.pattern().hours())
                                    .build()),
                    texts.get("templates.save"));
        } else {
            saving.prepare(
                    preview.pattern().weekdays().stream()
                            .sorted()
                            .map(day -> created(day, preview.pattern().hours()))
                            .toList(),
                    texts.get("templates.save"));
        }
    }

    private CreateWeeklyTemplateRequest created(DayOfWeek day, WeeklyHours wanted) {
        return CreateWeeklyTemplateRequest.newBuilder()
                .setDoctorId(doctorId)
                .setWeekday(Weekday.forNumber(day.getValue()))
                .setWeeklyHours(wanted)
                .setFirstDate(first.get().toString())
                .setLastDate(openEnded.get() ? "" : last.get().toString())
                .build();
    }

    private void changed() {
        errors.clear();
        preview.forget();
        look();
    }
}
