package org.frontdesk.desktop.myday;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Draws the week's columns, and binds the blocking of time. */
final class WeekController {

    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");

    /** As narrow as a time and a name can be. */
    private static final double LEAST_COLUMN_PX = 150;

    private static final double GAP_PX = 10;

    private final WeekViewModel model;
    private final MyDayViewModel list;
    private final BlockTimeViewModel blocking;
    private final ConnectionViewModel connection;
    private final Clock clock;
    private final Texts texts;

    @FXML private FlowPane days;
    @FXML private Label weekMessage;
    @FXML private DatePicker blockDate;
    @FXML private TextField blockFrom;
    @FXML private TextField blockTo;
    @FXML private TextField blockReason;
    @FXML private Button block;
    @FXML private Button reopen;
    @FXML private Label blockMessage;

    WeekController(
            WeekViewModel model,
            MyDayViewModel list,
            BlockTimeViewModel blocking,
            ConnectionViewModel connection,
            Clock clock,
            Texts texts) {
        this.model = model;
        this.list = list;
        this.blocking = blocking;
        this.connection = connection;
        this.clock = clock;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        model.daysProperty().subscribe(this::show);
        days.widthProperty().subscribe(width -> arrange());
        weekMessage.textProperty().bind(model.messageProperty());
        Nodes.showWhile(weekMessage, model.messageProperty().isNotEmpty());
        blockDate.valueProperty().bindBidirectional(blocking.dateProperty());
        blockFrom.textProperty().bindBidirectional(blocking.fromProperty());
        blockTo.textProperty().bindBidirectional(blocking.toProperty());
        blockReason.textProperty().bindBidirectional(blocking.reasonProperty());
        blockMessage.textProperty().bind(blocking.messageProperty());
        Nodes.showWhile(blockMessage, blocking.messageProperty().isNotEmpty());
        var off = connection.liveProperty().not().or(blocking.busyProperty());
        block.disableProperty().bind(off);
        reopen.disableProperty().bind(off);
        block.setOnAction(pressed -> blocking.block());
        reopen.setOnAction(pressed -> blocking.reopen());
        blockReason.setOnAction(entered -> blocking.block());
    }

    private void show(List<WeekViewModel.Day> week) {
        days.getChildren()
                .setAll(
                        week.stream()
                                .filter(day -> !isFreeWeekend(day))
                                .map(this::column)
                                .toList());
        arrange();
    }

    /** Side by side where there is room, else one under the other. */
    private void arrange() {
        int count = days.getChildren().size();
        double width = days.getWidth();
        double column = Math.floor((width - GAP_PX * (count - 1)) / Math.max(1, count));
        double wanted = column >= LEAST_COLUMN_PX ? column : width;
        days.getChildren().forEach(day -> ((VBox) day).setPrefWidth(wanted));
    }

    private Node column(WeekViewModel.Day day) {
        boolean today = day.date().equals(LocalDate.now(clock));
        Button head = new Button(texts.dayAndDate(day.date()));
        head.getStyleClass().addAll("flat", "week-head");
        head.pseudoClassStateChanged(TODAY, today);
        head.setMaxWidth(Double.MAX_VALUE);
        head.setOnAction(
                pressed -> {
                    list.pageProperty().set(Page.DAY);
                    list.dateProperty().set(day.date());
                });
        VBox column = new VBox(head);
        column.setId("week-" + day.date());
        column.getStyleClass().add("week-day");
        for (String closure : day.closures()) {
            Label band = new Label(closure, new FontIcon("fth-moon"));
            band.getStyleClass().add("week-closure");
            band.setWrapText(true);
            band.setMaxWidth(Double.MAX_VALUE);
            column.getChildren().add(band);
        }
        day.entries().forEach(entry -> column.getChildren().add(button(entry)));
        if (day.entries().isEmpty() && day.closures().isEmpty()) {
            Label none = new Label(texts.get("myday.week.none"));
            none.getStyleClass().addAll("muted", "week-none");
            column.getChildren().add(none);
        }
        return column;
    }

    private Button button(WeekEntry entry) {
        Button button =
                new Button(
                        texts.get("myday.week.entry", texts.time(entry.start()), entry.text()),
                        new FontIcon(iconOf(entry.kind())));
        button.getStyleClass()
                .addAll("week-entry", "is-" + entry.kind().name().toLowerCase(Locale.ROOT));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        button.setOnAction(
                pressed -> entry.appointment().ifPresentOrElse(list::show, () -> fill(entry)));
        return button;
    }

    private void fill(WeekEntry entry) {
        blocking.take(entry);
        blockReason.requestFocus();
    }

    private static String iconOf(WeekEntry.Kind kind) {
        return switch (kind) {
            case FREE -> "fth-plus-circle";
            case TAKEN -> "fth-user";
            case OVER -> "fth-check";
            case BLOCKED -> "fth-slash";
        };
    }

    private static boolean isFreeWeekend(WeekViewModel.Day day) {
        return day.date().getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0
                && day.entries().isEmpty()
                && day.closures().isEmpty();
    }
}
