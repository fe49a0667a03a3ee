package org.frontdesk.server.live;

/**
 * The newest state of a row that its client has not been told.
 *
 * @param latest the newest state; the last one known when the row is gone
 * @param isPresent whether the stream shows the row
 * @param wasGone whether the stream did not, at some moment since the client was told last
 */
record Waiting<V, M>(Shown<V, M> latest, boolean isPresent, boolean wasGone) {

    static <V, M> Waiting<V, M> present(Shown<V, M> shown) {
        return new Waiting<>(shown, true, false);
    }

    static <V, M> Waiting<V, M> gone(Shown<V, M> shown) {
        return new Waiting<>(shown, false, true);
    }

    Waiting<V, M> followedBy(Waiting<V, M> newer) {
        return new Waiting<>(newer.latest, newer.isPresent, wasGone || newer.wasGone);
    }
}
