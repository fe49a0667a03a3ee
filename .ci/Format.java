import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks ({@code check}) or writes ({@code write}) the format of every Java file below a directory; a check that finds a
 * badly formatted file names it and fails. Run by the build; not part of the product.
 */
public final class Format {

    public static void main(String[] args) throws Exception {
        boolean write = args[0].equals("write");
        Formatter formatter =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(JavaFormatterOptions.Style.AOSP)
                                .formatJavadoc(false)
                                .build());
        List<Path> wrong = new ArrayList<>();
        for (Path file : javaFiles(Path.of(args[1]))) {
            String source = Files.readString(file);
            String formatted =
                    formatter.formatSourceAndFixImports(
                            RemoveUnusedImports.removeUnusedImports(source));
            if (!formatted.equals(source)) {
                wrong.add(file);
                if (write) {
                    Files.writeString(file, formatted);
                }
            }
        }
        if (!write && !wrong.isEmpty()) {
            wrong.forEach(file -> System.err.println("badly formatted: " + file));
            System.err.println("Mend with: mvn -N -Pformat validate");
            System.exit(1);
        }
    }

    private static List<Path> javaFiles(Path root) throws Exception {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !root.relativize(file).toString().matches("(.*/)?target/.*"))
                    .sorted()
                    .toList();
        }
    }
}
