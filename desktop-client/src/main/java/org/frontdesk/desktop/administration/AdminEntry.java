package org.frontdesk.desktop.administration;

import org.frontdesk.desktop.shell.Workplace;

import java.util.function.Function;

/**
 * A page as it stands in the list.
 *
 * @param id of its button, after {@code admin-}
 * @param groupKey text key of the heading it stands under
 * @param textKey text key of its name
 * @param icon its icon's literal
 * @param make makes the page when somebody opens it
 */
public record AdminEntry(
        String id,
        String groupKey,
        String textKey,
        String icon,
        Function<Workplace, AdminPage> make) {}
