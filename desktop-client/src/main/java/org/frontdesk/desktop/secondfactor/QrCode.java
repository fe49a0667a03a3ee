package org.frontdesk.desktop.secondfactor;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

import javafx.scene.image.Image;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

import java.util.Map;

/** A text as a picture that a telephone reads: black on white with the white margin it needs, whatever the colours of the window are. */
final class QrCode {

    /** A telephone's camera finds squares of this size without being held close. */
    private static final int PIXELS_PER_SQUARE = 4;

    private QrCode() {}

    static Image of(String text) {
        BitMatrix squares = squares(text);
        int size = squares.getWidth() * PIXELS_PER_SQUARE;
        WritableImage image = new WritableImage(size, size);
        PixelWriter pixels = image.getPixelWriter();
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                boolean black = squares.get(x / PIXELS_PER_SQUARE, y / PIXELS_PER_SQUARE);
                pixels.setColor(x, y, black ? Color.BLACK : Color.WHITE);
            }
        }
        return image;
    }

    private static BitMatrix squares(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0, // no larger than it has to be
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("too long for a QR code", tooLong);
        }
    }
}
