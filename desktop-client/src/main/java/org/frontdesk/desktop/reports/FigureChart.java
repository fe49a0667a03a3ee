package org.frontdesk.desktop.reports;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.frontdesk.api.v1.ReportGrouping;
import org.frontdesk.desktop.texts.Texts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * One figure of a report, drawn: bars for doctors and specializations, the highest first; a line for weeks. One colour, and every
 * value stands in words beside its bar or in its tooltip.
 */
final class FigureChart extends VBox {

    /** More bars than that say less than the table does. */
    private static final int MOST_BARS = 15;

    private static final double BAR_PX = 30;
    private static final double AXIS_PX = 46;
    private static final double LINE_CHART_PX = 230;

    /** Beyond the longest bar, for its value in words. */
    private static final double ROOM_FOR_VALUE = 1.22;

    private static final double GAP_TO_VALUE_PX = 6;
    private static final int MOST_LETTERS = 20;
    private static final double ALL_PERCENT = 100;
    private static final double[] STEPS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 25, 50, 100};
    private static final int MOST_STEPS = 6;

    private static final String UNSEEN = "\u200B";

    private final Figure figure;
    private final ReportWords words;
    private final Texts texts;

    FigureChart(Figure figure, Report report, Texts texts) {
        this.figure = figure;
        this.words = new ReportWords(texts);
        this.texts = texts;
        getStyleClass().add("report-card");
        setMinWidth(0);
        Label title = new Label(texts.get(figure.textKey()));
        title.getStyleClass().add("face-title");
        Label means = new Label(texts.get(figure.meansKey()));
        means.getStyleClass().add("choice-details");
        means.setWrapText(true);
        means.setMinHeight(Region.USE_PREF_SIZE);
        List<ReportLine> known =
                report.lines().stream()
                        .filter(line -> figure.of(line.figures()).isPresent())
                        .toList();
        getChildren().setAll(title, means);
        if (known.isEmpty()) {
            Label none = new Label(texts.get("reports.chart.none"));
            none.getStyleClass().add("muted");
            getChildren().add(none);
        } else if (report.grouping() == ReportGrouping.REPORT_GROUPING_WEEK) {
            getChildren().add(described(line(report.lines())));
        } else {
            if (known.size() > MOST_BARS) {
                Label more = new Label(texts.get("reports.chart.highest", MOST_BARS, known.size()));
                more.getStyleClass().add("choice-details");
                getChildren().add(more);
            }
            getChildren().add(described(bars(known)));
        }
    }

    private Node described(XYChart<?, ?> chart) {
        chart.setId("chart-" + figure.name());
        chart.setAnimated(false);
        chart.setLegendVisible(false);
        chart.setAccessibleText(texts.get("reports.chart.spoken", texts.get(figure.textKey())));
        return chart;
    }

    private XYChart<Number, String> bars(List<ReportLine> known) {
        List<ReportLine> highest =
                known.stream()
                        .sorted(Comparator.comparingDouble(this::valueOf).reversed())
                        .limit(MOST_BARS)
                        .toList();
        XYChart.Series<Number, String> series = new XYChart.Series<>();
        List<String> categories = new ArrayList<>();
        for (ReportLine line : highest.reversed()) { // the axis goes upwards
            String category = another(shortened(line.shortName()), categories);
            categories.add(category);
            XYChart.Data<Number, String> bar = new XYChart.Data<>(valueOf(line), category);
            bar.setNode(bar(line));
            series.getData().add(bar);
        }
        CategoryAxis names = new CategoryAxis();
        names.getCategories().setAll(categories);
        names.setAnimated(false);
        NumberAxis values = valueAxis(valueOf(highest.getFirst()));
        BarChart<Number, String> chart = new BarChart<>(values, names);
        chart.getData().add(series);
        chart.setCategoryGap(10);
        chart.setBarGap(0);
        chart.setVerticalGridLinesVisible(true);
        chart.setHorizontalGridLinesVisible(false);
        double height = highest.size() * BAR_PX + AXIS_PX;
        chart.setMinHeight(height);
        chart.setPrefHeight(height);
        return chart;
    }

    /** A bar with its value to the right of its end. */
    private StackPane bar(ReportLine line) {
        Label value = new Label(words.value(figure, line.figures()));
        value.getStyleClass().add("bar-value");
        value.setMinWidth(Region.USE_PREF_SIZE);
        value.setMouseTransparent(true);
        StackPane bar = new StackPane(value);
        bar.setAlignment(Pos.CENTER_LEFT);
        value.translateXProperty().bind(bar.widthProperty().add(GAP_TO_VALUE_PX));
        Tooltip.install(bar, tooltip(line));
        return bar;
    }

    private XYChart<String, Number> line(List<ReportLine> weeks) {
        XYChart.Series<String, Number> series = new XYChart.Series<>();
        List<String> categories = new ArrayList<>();
        double highest = 0;
        for (ReportLine line : weeks) {
            String category = another(line.shortName(), categories);
            categories.add(category);
            if (figure.of(line.figures()).isPresent()) {
                XYChart.Data<String, Number> point = new XYChart.Data<>(category, valueOf(line));
                StackPane symbol = new StackPane();
                Tooltip.install(symbol, tooltip(line));
                point.setNode(symbol);
                series.getData().add(point);
                highest = Math.max(highest, valueOf(line));
            }
        }
        CategoryAxis time = new CategoryAxis();
        time.setAutoRanging(false); // else a week without a point would be left out
        time.getCategories().setAll(categories);
        time.setAnimated(false);
        LineChart<String, Number> chart = new LineChart<>(time, valueAxis(highest));
        chart.getData().add(series);
        chart.setVerticalGridLinesVisible(false);
        chart.setMinHeight(LINE_CHART_PX);
        chart.setPrefHeight(LINE_CHART_PX);
        return chart;
    }

    /** The second of two people of one name is another category. */
    private static String another(String name, List<String> taken) {
        String category = name;
        while (taken.contains(category)) {
            category += UNSEEN;
        }
        return category;
    }

    /** From nought, so that a bar twice as long is twice as much; no share is more than all of it unless one is. */
    private NumberAxis valueAxis(double highest) {
        double upTo = highest * ROOM_FOR_VALUE;
        double unit = unitOf(upTo);
        NumberAxis axis = new NumberAxis(0, Math.max(unit, Math.ceil(upTo / unit) * unit), unit);
        axis.setMinorTickVisible(false);
        axis.setAnimated(false);
        boolean below = figure.isShare() && highest <= ALL_PERCENT;
        axis.setTickLabelFormatter(
                said(number -> below && number > ALL_PERCENT ? "" : words.onAxis(figure, number)));
        return axis;
    }

    /** A step that people count in. */
    private static double unitOf(double upTo) {
        return Arrays.stream(STEPS)
                .filter(step -> upTo / step <= MOST_STEPS)
                .findFirst()
                .orElseGet(() -> Math.ceil(upTo / MOST_STEPS / ALL_PERCENT) * ALL_PERCENT);
    }

    private Tooltip tooltip(ReportLine line) {
        return new Tooltip(
                texts.get(
                        "reports.chart.tooltip",
                        line.name(),
                        words.value(figure, line.figures()),
                        words.detail(figure, line.figures())));
    }

    private double valueOf(ReportLine line) {
        return figure.of(line.figures()).orElse(0);
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= MOST_LETTERS
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MOST_LETTERS - 1)).strip() + "…";
    }

    private static StringConverter<Number> said(DoubleFunction<String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(Number number) {
                return text.apply(number.doubleValue());
            }

            @Override
            public Number fromString(String typed) {
                throw new UnsupportedOperationException("an axis is only read");
            }
        };
    }
}
