package org.frontdesk.desktop.booking;

import javafx.scene.layout.Pane;

import org.frontdesk.api.v1.AppointmentType;
import org.frontdesk.desktop.clinic.AppointmentTypes;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.patients.DuplicatesViewModel;
import org.frontdesk.desktop.patients.PatientFormController;
import org.frontdesk.desktop.patients.PatientFormViewModel;
import org.frontdesk.desktop.patients.PatientSearchViewModel;
import org.frontdesk.desktop.printing.AppointmentPapers;
import org.frontdesk.desktop.printing.SlipButtonsController;
import org.frontdesk.desktop.shell.Workplace;
import org.frontdesk.desktop.visits.TrailController;
import org.frontdesk.desktop.visits.TrailViewModel;

import java.util.Optional;

/** The pane with everything in it, put together for a sheet. */
public final class BookingPane {

    private final AppointmentTypes types;
    private final BookingViewModel model;
    private final BookingController controller;
    private final Pane view;

    /**
     * @param day what the sheet shows
     * @param steps takes steps of visits
     * @param pickUp takes the shown appointment up from its place
     */
    public BookingPane(
            Workplace at,
            ShownDay day,
            SlotRules rules,
            AppointmentTypes types,
            VisitSteps steps,
            Runnable pickUp) {

        this.types = types;
        HeldPlace held = new HeldPlace(at.server(), at::intention, at.clock(), at.fx(), at.texts());
        boolean staff = rules.picksPatients();
        AppointmentViewModel appointment =
                new AppointmentViewModel(
                        day,
                        steps,
                        new NotesViewModel(at.server(), at.intention(), staff, at.fx(), at.texts()),
                        new TrailViewModel(at.server(), staff, at.fx(), at.texts()),
                        at.clock(),
                        at.texts());
        model =
                new BookingViewModel(
                        day,
                        rules,
                        new PatientSearchViewModel(
                                at.server(), at.afterTyping(), at.fx(), at.texts()),
                        new PatientFormViewModel(
                                at.server(),
                                at.intention(),
                                new DuplicatesViewModel(at.server(), at.afterTyping(), at.fx()),
                                at.fx(),
                                at.texts()),
                        new TakePlaceViewModel(
                                at.server(), held, at.intention(), at.fx(), at.texts()),
                        appointment,
                        new BlockSlotViewModel(
                                at.server(), at.intention(), at.shell(), at.fx(), at.texts()));
        controller = new BookingController(model, at.connection(), at.doctors()::name, at.texts());
        view =
                (Pane)
                        at.views()
                                .load(
                                        "BookingPane.fxml",
                                        controller,
                                        new TakePlaceController(model, at.connection(), at.texts()),
                                        new PatientPickerController(
                                                model.search(),
                                                rules.registersPatients()
                                                        ? Optional.of(model::startRegistering)
                                                        : Optional.empty(),
                                                at.texts()),
                                        new PatientFormController(
                                                model.registration(), at.connection(), at.texts()),
                                        new AppointmentController(
                                                model, types, pickUp, at.connection(), at.texts()),
                                        new BlockSlotController(model, at.connection(), at.texts()),
                                        new SlipButtonsController(
                                                new AppointmentPapers(at),
                                                appointment.appointmentProperty(),
                                                at.connection()),
                                        new NotesController(
                                                appointment.notes(),
                                                at.connection(),
                                                at.clock().getZone(),
                                                at.texts()),
                                        new TrailController(
                                                appointment.trail(),
                                                at.clock().getZone(),
                                                at.texts()));
    }

    public BookingViewModel model() {
        return model;
    }

    public Pane view() {
        return view;
    }

    /** The kinds of appointments are known now. */
    public void offerTypes() {
        model.taking().types().setAll(AppointmentType.getDefaultInstance());
        model.taking().types().addAll(types.active());
        model.taking().typeProperty().set(AppointmentType.getDefaultInstance());
    }

    /** Gives the focus to what is wanted first. */
    public void focus() {
        view.applyCss(); // a scroll pane has no content, and so no focus, before that
        controller.focusFace();
    }

    /** Puts the cursor where the patient is looked up. */
    public void focusSearch() {
        controller.focusSearch();
    }

    /** Closes it, and gives back what is held. */
    public void close() {
        model.close();
    }
}
