package org.frontdesk.desktop.shell;

import javafx.collections.ObservableList;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists on the screen that change under the eyes. */
public final class ShownLists {

    private ShownLists() {}

    /** Changes only what changed, so that selection, focus and scrolling stay. */
    public static <T> void follow(ObservableList<T> shown, List<T> next, Function<T, String> idOf) {
        Set<String> ids = next.stream().map(idOf).collect(Collectors.toSet());
        shown.removeIf(one -> !ids.contains(idOf.apply(one)));
        for (int i = 0; i < next.size(); i++) {
            String id = idOf.apply(next.get(i));
            if (i < shown.size() && idOf.apply(shown.get(i)).equals(id)) {
                if (!shown.get(i).equals(next.get(i))) {
                    shown.set(i, next.get(i));
                }
            } else {
                shown.removeIf(one -> idOf.apply(one).equals(id));
                shown.add(i, next.get(i));
            }
        }
    }
}
