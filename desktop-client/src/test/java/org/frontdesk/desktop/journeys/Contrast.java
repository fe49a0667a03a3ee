package org.frontdesk.desktop.journeys;

import static org.frontdesk.desktop.FxThread.fx;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well text stands out from what is behind it, as WCAG 2.2 counts it (1.4.3, 1.4.11). What is behind it is seen by drawing
 * the window without its texts, so that it does not matter which nodes painted it.
 */
final class Contrast {

    static final double TEXT = 4.5;

    /** Of what is not read but recognised. */
    static final double ICON = 3;

    private Contrast() {}

    /** From 1, the same colour, to 21, black on white. */
    static double ratio(Color one, Color other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    /** The texts and icons of a window that are too faint, one line for each kind of them. */
    static List<String> faint(Scene scene) {
        return fx(
                () -> {
                    List<Text> texts =
                            Accessibility.shownIn(scene).stream()
                                    .filter(Text.class::isInstance)
                                    .map(Text.class::cast)
                                    .filter(text -> !text.getText().isBlank())
                                    .filter(text -> !text.isDisabled())
                                    .toList();
                    WritableImage with = scene.snapshot(null);
                    WritableImage without = withoutTexts(scene, texts);
                    Map<String, String> faults = new LinkedHashMap<>();
                    for (Text text : texts) {
                        measure(text, with, without, faults);
                    }
                    return new ArrayList<>(faults.values());
                });
    }

    private static WritableImage withoutTexts(Scene scene, List<Text> texts) {
        Map<Text, Double> before = new HashMap<>();
        for (Text text : texts) {
            before.put(text, text.getOpacity());
            text.setOpacity(0);
        }
        WritableImage image = scene.snapshot(null);
        before.forEach(Node::setOpacity);
        return image;
    }

    private static void measure(
            Text text, WritableImage with, WritableImage without, Map<String, String> faults) {
        Bounds seen = seen(text, with);
        if (seen.getWidth() < 2
                || seen.getHeight() < 2
                || !(text.getFill() instanceof Color fill)) {
            return;
        }
        Map<Integer, Integer> behind = new HashMap<>();
        boolean drawn = false;
        PixelReader drawnPixels = with.getPixelReader();
        PixelReader pixels = without.getPixelReader();
        for (int y = (int) seen.getMinY(); y < seen.getMaxY(); y++) {
            for (int x = (int) seen.getMinX(); x < seen.getMaxX(); x++) {
                behind.merge(pixels.getArgb(x, y), 1, Integer::sum);
                drawn |= drawnPixels.getArgb(x, y) != pixels.getArgb(x, y);
            }
        }
        if (!drawn) {
            return; // something lies over it
        }
        int most =
                behind.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
        Color ground = Color.rgb(most >> 16 & 0xff, most >> 8 & 0xff, most & 0xff);
        Color colour =
                ground.interpolate(
                        fill.deriveColor(0, 1, 1, 1 / fill.getOpacity()), opacity(text, fill));
        double ratio = ratio(colour, ground);
        if (ratio < (text instanceof FontIcon ? ICON : TEXT)) {
            String where =
                    Accessibility.inWords(text.getParent() == null ? text : text.getParent());
            faults.putIfAbsent(
                    where.replaceAll("“.*”", "") + colour + ground,
                    "%.2f : 1, %s on %s: “%s” in %s"
                            .formatted(
                                    ratio,
                                    inWords(colour),
                                    inWords(ground),
                                    text instanceof FontIcon icon
                                            ? icon.getIconLiteral()
                                            : text.getText(),
                                    where));
        }
    }

    private static double opacity(Text text, Color fill) {
        double opacity = fill.getOpacity();
        for (Node up = text; up != null; up = up.getParent()) {
            opacity *= up.getOpacity();
        }
        return opacity;
    }

    /** The part of it that is not cut off by what holds it, in pixels of the picture. */
    static Bounds seen(Node node, WritableImage image) {
        Bounds seen = node.localToScene(node.getLayoutBounds());
        seen = common(seen, new BoundingBox(0, 0, image.getWidth(), image.getHeight()));
        for (Node up = node; up != null; up = up.getParent()) {
            if (up.getClip() != null) {
                seen = common(seen, up.localToScene(up.getClip().getBoundsInParent()));
            }
        }
        return seen;
    }

    static Bounds common(Bounds one, Bounds other) {
        double x = Math.max(one.getMinX(), other.getMinX());
        double y = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(
                x,
                y,
                Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - x),
                Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - y));
    }

    private static String inWords(Color colour) {
        return "#%02x%02x%02x"
                .formatted(
                        Math.round(colour.getRed() * 255),
                        Math.round(colour.getGreen() * 255),
                        Math.round(colour.getBlue() * 255));
    }
}
