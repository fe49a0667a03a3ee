package org.frontdesk.desktop.audit;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import org.frontdesk.desktop.shell.Choices;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.OtherStates;
import org.frontdesk.desktop.shell.WidthClass;
import org.frontdesk.desktop.texts.Texts;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Binds what is looked for, and the table of what was found. */
public final class AuditController {

    private final AuditViewModel model;
    private final SealsViewModel seals;
    private final ConnectionViewModel connection;
    private final Consumer<AuditRow> open;
    private final Texts texts;

    @FXML private Label asOf;
    @FXML private Button compareSeals;
    @FXML private ToggleButton filterShown;
    @FXML private Button clearFilter;
    @FXML private FlowPane filters;
    @FXML private ComboBox<Person> auditPerson;
    @FXML private ComboBox<KnownAction> action;
    @FXML private ComboBox<KnownKind> kind;
    @FXML private TextField recordId;
    @FXML private DatePicker fromDate;
    @FXML private TextField fromTime;
    @FXML private DatePicker toDate;
    @FXML private TextField toTime;
    @FXML private Label auditMessage;
    @FXML private TableView<AuditRow> entries;
    @FXML private TableColumn<AuditRow, String> when;
    @FXML private TableColumn<AuditRow, String> who;
    @FXML private TableColumn<AuditRow, String> what;
    @FXML private TableColumn<AuditRow, String> about;
    @FXML private OtherStates auditStates;
    @FXML private Button more;

    /**
     * @param open looks closely at an entry; null at none
     */
    AuditController(
            AuditViewModel model,
            SealsViewModel seals,
            ConnectionViewModel connection,
            Consumer<AuditRow> open,
            Texts texts) {
        this.model = model;
        this.seals = seals;
        this.connection = connection;
        this.open = open;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        asOf.textProperty().bind(model.asOfProperty());
        bindFilter();
        compareSeals
                .disableProperty()
                .bind(seals.comparingProperty().or(connection.liveProperty().not()));
        compareSeals.setOnAction(pressed -> seals.compare());
        auditMessage.textProperty().bind(model.messageProperty());
        model.messageProperty().subscribe(words -> Nodes.show(auditMessage, !words.isEmpty()));
        column(when, AuditRow::when);
        column(who, AuditRow::who);
        column(what, AuditRow::what);
        column(about, AuditRow::about);
        entries.setPlaceholder(new Region()); // what is there instead is said over it
        entries.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        entries.setItems(model.found());
        entries.getSelectionModel().selectedItemProperty().subscribe(open::accept);
        auditStates.follow(model.loading(), entries, model::search);
        entries.visibleProperty()
                .subscribe(
                        shown -> {
                            if (shown && clearFilter.isFocused()) {
                                entries.requestFocus();
                            }
                        });
        more.disableProperty().bind(model.busyProperty());
        more.setOnAction(pressed -> model.more());
        model.isMoreProperty().subscribe(is -> Nodes.show(more, is));
    }

    /** The table, as soon as there is one; until then no field that would take the keys for text. */
    void focusFirst() {
        if (entries.isVisible()) {
            entries.requestFocus();
        } else {
            clearFilter.requestFocus();
        }
    }

    /** Nothing is looked at closely any more. */
    void clearSelection() {
        entries.getSelectionModel().clearSelection();
    }

    /** What is looked for takes much room; where there is little, it is shown by wish. */
    void arrange(WidthClass width) {
        boolean narrow = width == WidthClass.NARROW;
        Nodes.show(filterShown, narrow);
        filterShown.setOnAction(pressed -> Nodes.show(filters, filterShown.isSelected()));
        Nodes.show(filters, !narrow || filterShown.isSelected());
    }

    private void bindFilter() {
        AuditFilter filter = model.filter();
        clearFilter.setOnAction(pressed -> filter.clear());
        Choices.fill(
                auditPerson,
                model.people().known(),
                texts.get("audit.anybody"),
                Person::name,
                filter.personProperty(),
                null);
        Choices.fill(
                action,
                FXCollections.observableList(
                        inOrder(KnownAction.values(), one -> texts.get(one.textKey()))),
                texts.get("audit.anything"),
                one -> texts.get(one.textKey()),
                filter.actionProperty(),
                null);
        Choices.fill(
                kind,
                FXCollections.observableList(
                        inOrder(KnownKind.values(), one -> texts.get(one.textKey()))),
                texts.get("audit.anyRecord"),
                one -> texts.get(one.textKey()),
                filter.kindProperty(),
                null);
        recordId.textProperty().bindBidirectional(filter.recordIdProperty());
        filter.kindProperty().subscribe(chosen -> recordId.setDisable(chosen == null));
        fromDate.valueProperty().bindBidirectional(filter.fromDateProperty());
        fromTime.textProperty().bindBidirectional(filter.fromTimeProperty());
        filter.fromDateProperty().subscribe(day -> fromTime.setDisable(day == null));
        toDate.valueProperty().bindBidirectional(filter.toDateProperty());
        toTime.textProperty().bindBidirectional(filter.toTimeProperty());
        filter.toDateProperty().subscribe(day -> toTime.setDisable(day == null));
    }

    private <T> List<T> inOrder(T[] values, Function<T, String> words) {
        return Stream.of(values)
                .sorted(Comparator.comparing(words, Collator.getInstance(texts.locale())))
                .toList();
    }

    private static void column(
            TableColumn<AuditRow, String> column, Function<AuditRow, String> text) {
        column.setSortable(false); // the newest are first, and there may be more
        column.setReorderable(false);
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(text.apply(row.getValue())).getReadOnlyProperty());
    }
}
