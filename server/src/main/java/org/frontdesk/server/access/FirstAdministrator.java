package org.frontdesk.server.access;

import org.frontdesk.server.files.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Lets the first person in: a server that starts without any account makes {@code admin} and leaves the password in a file
 * that only the server's own account can read.
 */
public final class FirstAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    public static final String USERNAME = "admin";
    public static final String PASSWORD_FILE = "initial-admin-password";

    private final UserAccounts accounts;
    private final PasswordHashes hashes;
    private final Path dataDirectory;

    public FirstAdministrator(UserAccounts accounts, PasswordHashes hashes, Path dataDirectory) {
        this.accounts = accounts;
        this.hashes = hashes;
        this.dataDirectory = dataDirectory;
    }

    /** Makes the account if there is no other; the file with its password if it did. */
    public Optional<Path> makeIfNobodyExists() throws IOException {
        if (accounts.anyExist()) {
            return Optional.empty();
        }
        Path file = dataDirectory.toAbsolutePath().resolve(PASSWORD_FILE);
        String password = GeneratedPassword.random();
        // The file comes first: an account whose password nobody could read would lock everybody
        // out.
        PrivateFiles.makeDirectory(file.getParent());
        PrivateFiles.write(file, password + System.lineSeparator());
        UserAccounts.Creation creation =
                accounts.create(
                        USERNAME,
                        "Administrator",
                        Role.ADMIN,
                        hashes.hash(password.toCharArray()),
                        Optional.empty(),
                        Optional.empty());
        return switch (creation) {
            case UserAccounts.Creation.Created created -> {
                LOG.info("no account existed: made \"{}\", its password is in {}", USERNAME, file);
                yield Optional.of(file);
            }
            case UserAccounts.Creation.NameTaken taken -> {
                Files.deleteIfExists(file); // another server on the same database was faster
                yield Optional.empty();
            }
        };
    }
}
