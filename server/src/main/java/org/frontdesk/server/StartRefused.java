package org.frontdesk.server;

import java.util.List;

/**
 * What an operator must put right before the server can start. The message is written for that person: every problem at
 * once, one per line, each with what to do. It is shown without a stack trace.
 */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefused(String problem) {
        super(problem);
    }

    public StartRefused(String problem, Throwable cause) {
        super(problem, cause);
    }

    /**
     * @param heading what can't be used
     * @param problems at least one; each a sentence of its own
     */
    public StartRefused(String heading, List<String> problems) {
        super(heading + "\n  " + String.join("\n  ", problems));
    }
}
