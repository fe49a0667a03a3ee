package org.frontdesk.server.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.frontdesk.server.StartRefused;
import org.junit.jupiter.api.Test;

class DatabaseRequirementsTest {

    @Test
    void theEmbeddedDatabaseIsFit() {
        try (TestDatabase database = TestDatabase.fresh()) {
            assertThatCode(() -> DatabaseRequirements.check(database.dataSource()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everythingThatIsMissingIsSaidAtOnceWithTheLineToRun() {
        try (TestDatabase database = TestDatabase.fresh()) {
            database.executeAsSuperuser(
                    "CREATE ROLE \"Poor clerk\" LOGIN PASSWORD 'clerk';"
                            + " ALTER ROLE \"Poor clerk\" SET synchronous_commit = off");
            try {
                var clerk =
                        new DatabaseSettings(database.settings().jdbcUrl(), "Poor clerk", "clerk");

                assertThatThrownBy(() -> DatabaseRequirements.check(clerk.unpooled()))
                        .isInstanceOf(StartRefused.class)
                        .hasMessageContainingAll(
                                "synchronous_commit is 'off'",
                                "Run: ALTER SYSTEM SET synchronous_commit = 'on';",
                                "Run: ALTER ROLE \"Poor clerk\" REPLICATION;",
                                "Run: ALTER DATABASE test_",
                                " OWNER TO \"Poor clerk\";");
            } finally {
                database.executeAsSuperuser("DROP ROLE \"Poor clerk\"");
            }
        }
    }

    @Test
    void aDatabaseThatCanNotBeReachedIsSaidSo() {
        var nowhere =
                new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/frontdesk", "frontdesk", "");

        assertThatThrownBy(() -> DatabaseRequirements.check(nowhere.unpooled()))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("The database can't be reached: ");
    }
}
