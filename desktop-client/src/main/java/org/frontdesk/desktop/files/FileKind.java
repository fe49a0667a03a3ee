package org.frontdesk.desktop.files;

/** What a person saves or opens. */
public enum FileKind {
    PDF("files.pdf", "pdf"),
    CSV("files.csv", "csv"),
    CALENDAR("files.calendar", "ics"),
    JSON("files.json", "json");

    private final String textKey;
    private final String extension;

    FileKind(String textKey, String extension) {
        this.textKey = textKey;
        this.extension = extension;
    }

    /** Key of its name for people. */
    public String textKey() {
        return textKey;
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }
}
