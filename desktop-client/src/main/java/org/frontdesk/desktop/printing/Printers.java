package org.frontdesk.desktop.printing;

/** The printers of this computer. */
public interface Printers {

    /** Asks the person on which one, and how often. Called on the JavaFX thread, which goes on turning meanwhile. */
    Choice choose();

    /** What came of asking. */
    sealed interface Choice {

        /** There is nothing to print with. */
        record NoPrinter() implements Choice {}

        /** The person thought better of it. */
        record NotWanted() implements Choice {}

        /** This one. */
        record Chosen(Job job) implements Choice {}
    }

    /** One document on its way to paper. */
    interface Job {

        /** Prints every page of a PDF, and says whether the printer took all of them. It waits, so never on the JavaFX thread. */
        boolean print(byte[] pdf);
    }
}
