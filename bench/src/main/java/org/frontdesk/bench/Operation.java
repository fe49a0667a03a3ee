package org.frontdesk.bench;

import java.util.function.BiConsumer;

/**
 * Something that is asked of a large clinic.
 *
 * @param name the RPC, and what is special about this way of calling it
 * @param call one call, of something else each time
 */
record Operation(String name, BiConsumer<Api, Asked> call) {}
