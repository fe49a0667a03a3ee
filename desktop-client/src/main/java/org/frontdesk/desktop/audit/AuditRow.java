package org.frontdesk.desktop.audit;

import org.frontdesk.api.v1.AuditEntry;

/**
 * One entry, as shown in the table.
 *
 * @param about on whom, or which record
 */
record AuditRow(AuditEntry entry, String when, String who, String what, String about) {

    String id() {
        return entry.getEntryId();
    }
}
