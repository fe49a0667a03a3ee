package org.frontdesk.desktop.live;

import java.util.Collection;
import java.util.Set;

/**
 * What changed in a store since the last hop.
 *
 * @param changed records as they are now
 * @param removedIds ids of records that are gone
 */
record Changes<T>(Collection<T> changed, Set<String> removedIds) {}
