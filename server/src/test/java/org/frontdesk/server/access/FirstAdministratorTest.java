package org.frontdesk.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.server.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;

class FirstAdministratorTest {

    @TempDir private Path directory;

    @Test
    void whoReadsTheFileCanSignInAndTheFileIsWrittenOnce() throws Exception {
        try (TestDatabase database = TestDatabase.fresh();
                Sessions sessions =
                        new Sessions(
                                database.transactions(),
                                () -> Duration.ofMinutes(30),
                                Duration.ofHours(12))) {
            UserAccounts accounts = new UserAccounts(database.transactions());
            PasswordHashes hashes = new PasswordHashes();
            FirstAdministrator first = new FirstAdministrator(accounts, hashes, directory);

            Path file = first.makeIfNobodyExists().orElseThrow();

            assertThat(file).isEqualTo(directory.resolve("initial-admin-password"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            char[] password = Files.readString(file).strip().toCharArray();
            assertThat(
                            new SignIn(
                                            accounts,
                                            hashes,
                                            new SignInLimits(),
                                            sessions,
                                            new SignInTrail(database.transactions()),
                                            Clock.systemUTC())
                                    .signIn(
                                            "admin",
                                            password,
                                            "",
                                            "",
                                            InetAddress.getLoopbackAddress()))
                    .isInstanceOfSatisfying(
                            SignIn.SignedIn.class,
                            signedIn ->
                                    assertThat(signedIn.session().account().role())
                                            .isEqualTo(Role.ADMIN));
            assertThat(first.makeIfNobodyExists()).isEmpty();
        }
    }
}
