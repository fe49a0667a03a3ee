package org.frontdesk.desktop.audit;

import java.util.Optional;

/**
 * A fact of an entry, in words.
 *
 * @param from what it was before, where it changed
 */
record FactLine(String name, Optional<String> from, String to) {}
