import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Makes the jOOQ code from the schema that the migrations leave in a real PostgreSQL.
 *
 * <p>Run by the build with two arguments: the migrations' directory and the directory to write. Does nothing when
 * the migrations have not changed since the last time.
 */
public final class GenerateJooqCode {

    private static final String PACKAGE = "org.frontdesk.server.database.schema";

    public static void main(String[] args) throws Exception {
        Path migrations = Path.of(args[0]);
        Path output = Path.of(args[1]);
        Path stamp = output.resolve("made-from.sha256");
        String madeFrom = hash(migrations);
        if (Files.exists(stamp) && Files.readString(stamp).equals(madeFrom)) {
            return;
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .locations("filesystem:" + migrations)
                    .load()
                    .migrate();
            GenerationTool.generate(
                    configuration(postgres.getJdbcUrl("postgres", "postgres"), output));
        }
        Files.writeString(stamp, madeFrom);
    }

    private static Configuration configuration(String url, Path output) {
        return new Configuration()
                .withJdbc(
                        new Jdbc()
                                .withDriver("org.postgresql.Driver")
                                .withUrl(url)
                                .withUser("postgres"))
                .withGenerator(
                        new Generator()
                                .withDatabase(
                                        new Database()
                                                .withInputSchema("public")
                                                .withOutputSchemaToDefault(true)
                                                .withExcludes("flyway_schema_history")
                                                .withIncludeRoutines(false)
                                                .withForcedTypes(
                                                        new ForcedType()
                                                                .withName("INSTANT")
                                                                .withIncludeTypes("timestamptz")))
                                .withGenerate(
                                        new Generate()
                                                .withRecords(true)
                                                .withGeneratedAnnotation(false))
                                .withTarget(
                                        new Target()
                                                .withPackageName(PACKAGE)
                                                .withDirectory(output.toString())));
    }

    private static String hash(Path migrations) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (var files = Files.list(migrations)) {
            for (Path file : files.sorted().toList()) {
                digest.update(file.getFileName().toString().getBytes());
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
