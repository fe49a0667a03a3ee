package org.frontdesk.desktop.connection;

import java.util.concurrent.CompletableFuture;

/**
 * A call that may take long: it is sent once, and can be called off.
 *
 * @param answer completes on the live thread, never exceptionally
 * @param cancel calls it off; the answer is then that it was cancelled
 */
public record LongCall<R>(CompletableFuture<Answer<R>> answer, Runnable cancel) {}
