package org.frontdesk.desktop.printing;

/** Something that can be printed, or saved as a PDF. */
public interface Paper {

    /** A name for its file, such as {@code appointment-2027-03-01.pdf}. */
    String fileName();

    /** Writes it. It takes a while, so it is never called on the JavaFX thread. */
    byte[] toPdf();
}
