package org.frontdesk.desktop.printing;

import java.util.List;

/**
 * A table for paper, in words that are ready to be read.
 *
 * @param title over every page
 * @param about lines below the title of every page: of which days it is, or as of when
 * @param columns from left to right
 * @param sections what is in it, in order
 * @param notes explanations below the last row; may be empty
 */
public record PaperTable(
        String title,
        List<String> about,
        List<Column> columns,
        List<Section> sections,
        List<String> notes) {

    public PaperTable {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table has columns");
        }
    }

    /**
     * A column.
     *
     * @param share of the width, in proportion to the others' shares
     * @param figures whether it stands at its right edge, as figures do
     */
    public record Column(String title, double share, boolean figures) {

        /** One of words. */
        public static Column words(String title, double share) {
            return new Column(title, share, false);
        }

        /** One of figures. */
        public static Column figures(String title, double share) {
            return new Column(title, share, true);
        }
    }

    /**
     * Rows that belong together.
     *
     * @param heading what of; empty: none
     */
    public record Section(String heading, List<Row> rows) {}

    /** A row, with a text for each column. */
    public record Row(List<String> cells, Weight weight) {

        /** An ordinary one. */
        public static Row of(String... cells) {
            return new Row(List.of(cells), Weight.PLAIN);
        }

        /** One of less weight, such as a place that is free. */
        public static Row quiet(String... cells) {
            return new Row(List.of(cells), Weight.QUIET);
        }
    }

    /** How a row is written. */
    public enum Weight {
        PLAIN,
        /** In grey. */
        QUIET,
        /** A sum: bold, below a line. */
        TOTAL
    }
}
