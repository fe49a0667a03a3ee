package org.frontdesk.desktop;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A telephone that reads a QR code and shows the codes of RFC 6238, none of them twice. */
public final class Authenticator {

    private static final Pattern SECRET = Pattern.compile("[?&]secret=([A-Z2-7]+)");
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 1_000_000;

    private final String uri;
    private final String base32;
    private long lastStep;

    private Authenticator(String uri) {
        this.uri = uri;
        Matcher found = SECRET.matcher(uri);
        if (!found.find()) {
            throw new IllegalArgumentException("no secret in the QR code");
        }
        this.base32 = found.group(1);
    }

    /** Holds its camera before a picture. */
    public static Authenticator scanning(Image picture) {
        int wide = (int) picture.getWidth();
        int high = (int) picture.getHeight();
        int[] pixels = new int[wide * high];
        picture.getPixelReader()
                .getPixels(0, 0, wide, high, PixelFormat.getIntArgbInstance(), pixels, 0, wide);
        var seen =
                new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(wide, high, pixels)));
        try {
            return new Authenticator(new QRCodeReader().decode(seen).getText());
        } catch (NotFoundException nothing) {
            throw new AssertionError("no QR code in the picture", nothing);
        } catch (ReaderException unreadable) {
            throw new AssertionError("the QR code can't be read", unreadable);
        }
    }

    /** What the QR code says. */
    public String uri() {
        return uri;
    }

    /** As a person would type it. */
    public String base32() {
        return base32;
    }

    /** The code of now, or the next one if that was read off already. */
    public String nextCode() {
        lastStep = Math.max(Instant.now().getEpochSecond() / STEP_SECONDS, lastStep + 1);
        return code(lastStep);
    }

    /** A code that is not right, now or soon. */
    public String wrongCode() {
        long now = Instant.now().getEpochSecond() / STEP_SECONDS;
        for (int number = 0; ; number++) {
            String wrong = "%06d".formatted(number);
            if (LongStream.rangeClosed(now - 2, now + 3)
                    .mapToObj(this::code)
                    .noneMatch(wrong::equals)) {
                return wrong;
            }
        }
    }

    private String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret(), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf);
            return "%06d".formatted((number & Integer.MAX_VALUE) % DIGITS);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private byte[] secret() {
        var bytes = new ByteArrayOutputStream();
        int bits = 0;
        int count = 0;
        for (char letter : base32.toCharArray()) {
            bits = bits << 5 | BASE32.indexOf(letter);
            count += 5;
            if (count >= 8) {
                count -= 8;
                bytes.write(bits >> count);
            }
        }
        return bytes.toByteArray();
    }
}
