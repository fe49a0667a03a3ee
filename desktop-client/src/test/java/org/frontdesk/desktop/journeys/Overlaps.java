package org.frontdesk.desktop.journeys;

import static org.frontdesk.desktop.FxThread.fx;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;

import java.util.ArrayList;
import java.util.List;

/** Texts that lie over each other. */
final class Overlaps {

    /** Letters' boxes are larger than what is seen of the letters. */
    private static final double MAY_TOUCH_PX = 3;

    private Overlaps() {}

    /** One line for each two whose boxes meet and that are both seen there. */
    static List<String> in(Scene scene) {
        return fx(
                () -> {
                    WritableImage all = scene.snapshot(null);
                    List<Text> texts =
                            Accessibility.shownIn(scene).stream()
                                    .filter(Text.class::isInstance)
                                    .map(Text.class::cast)
                                    .filter(text -> !text.getText().isBlank())
                                    .filter(text -> isThere(Contrast.seen(text, all)))
                                    .toList();
                    List<String> found = new ArrayList<>();
                    for (int i = 0; i < texts.size(); i++) {
                        for (int j = i + 1; j < texts.size(); j++) {
                            Bounds both =
                                    Contrast.common(
                                            Contrast.seen(texts.get(i), all),
                                            Contrast.seen(texts.get(j), all));
                            if (isThere(both)
                                    && isSeen(scene, all, texts.get(i), both)
                                    && isSeen(scene, all, texts.get(j), both)) {
                                found.add(
                                        inWords(texts.get(i))
                                                + " lies on "
                                                + inWords(texts.get(j)));
                            }
                        }
                    }
                    return found;
                });
    }

    private static boolean isThere(Bounds bounds) {
        return bounds.getWidth() > MAY_TOUCH_PX && bounds.getHeight() > MAY_TOUCH_PX;
    }

    /** Whether the picture is another one there without the text. */
    private static boolean isSeen(Scene scene, WritableImage all, Text text, Bounds there) {
        double before = text.getOpacity();
        text.setOpacity(0);
        WritableImage without = scene.snapshot(null);
        text.setOpacity(before);
        for (int y = (int) there.getMinY() + 1; y < there.getMaxY() - 1; y++) {
            for (int x = (int) there.getMinX() + 1; x < there.getMaxX() - 1; x++) {
                if (all.getPixelReader().getArgb(x, y) != without.getPixelReader().getArgb(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String inWords(Text text) {
        Node holder = text.getParent() == null ? text : text.getParent();
        String said = text.getText();
        return Accessibility.inWords(holder).replaceAll("“.*”", "")
                + "“"
                + said.substring(0, Math.min(said.length(), 24))
                + "”";
    }
}
