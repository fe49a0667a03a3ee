package org.frontdesk.server.live;

import java.util.Optional;

/**
 * One changed row as the values it holds.
 *
 * @param before absent when the row is new
 * @param after absent when the row is gone
 */
record Change<V>(Optional<V> before, Optional<V> after) {

    V latest() {
        return after.orElseGet(before::orElseThrow);
    }
}
