package org.frontdesk.desktop.connection;

import java.util.function.Function;

/**
 * What came of a call; calls never fail with an exception.
 *
 * @param <T> the response
 */
public sealed interface Answer<T> {

    /** The server did it. */
    record Done<T>(T response) implements Answer<T> {}

    /** The server refused, or no answer came. */
    record Failed<T>(CallFailure failure) implements Answer<T> {}

    /** The same answer with another response. */
    default <R> Answer<R> map(Function<T, R> change) {
        return switch (this) {
            case Done<T>(T response) -> new Done<>(change.apply(response));
            case Failed<T>(CallFailure failure) -> new Failed<>(failure);
        };
    }
}
