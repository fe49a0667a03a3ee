package org.frontdesk.desktop.administration.clinic;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;

import org.frontdesk.api.v1.GetClinicResponse;
import org.frontdesk.desktop.administration.form.FormField;
import org.frontdesk.desktop.administration.form.FormPane;
import org.frontdesk.desktop.administration.form.SuggestField;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.OtherStates;
import org.frontdesk.desktop.texts.Texts;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Binds the clinic's settings. */
public final class ClinicController {

    /** Those that the server has texts in. */
    private static final List<String> LANGUAGES = List.of("en", "es");

    private final ClinicViewModel model;
    private final Texts texts;

    @FXML private FormPane form;
    @FXML private OtherStates states;
    @FXML private Label slotsMoved;
    @FXML private SuggestField zone;
    @FXML private FormField languageField;
    @FXML private ComboBox<String> language;

    ClinicController(ClinicViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        form.follow(model, texts);
        form.showBack(false);
        form.setTitle(texts.get("clinic.title"));
        states.follow(model.loading(), form, model::load);
        zone.suggest(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        languageField.choose(language, LANGUAGES, this::words, model.form());
        Nodes.showWhile(slotsMoved, model.slotsMovedProperty());
        model.records()
                .addListener(
                        (ListChangeListener<GetClinicResponse>)
                                change -> model.choose(model.records().getFirst()));
    }

    void focusFirst() {
        form.focusFirst();
    }

    private String words(String code) {
        return Locale.of(code).getDisplayLanguage(texts.locale());
    }
}
