package org.frontdesk.server.access;

import static org.frontdesk.server.database.schema.Tables.USERS;

import org.jooq.DSLContext;

/** Has somebody who is signed in say the password of their account again. */
public final class OwnerPasswords {

    private final UserAccounts accounts;
    private final PasswordHashes hashes;

    public OwnerPasswords(UserAccounts accounts, PasswordHashes hashes) {
        this.accounts = accounts;
        this.hashes = hashes;
    }

    /** Looks at a password before the transaction, as it takes long. */
    Said look(Account account, String password) {
        String stored = accounts.credentials(account.username()).orElseThrow().passwordHash();
        return new Said(account.userId(), stored, hashes.matches(password.toCharArray(), stored));
    }

    /** A password that was looked at. */
    record Said(UserId user, String hash, boolean matches) {

        /** Whether it is the account's, also now. */
        boolean isRight(DSLContext db) {
            return matches
                    && db.fetchExists(
                            USERS, USERS.ID.eq(user.value()).and(USERS.PASSWORD_HASH.eq(hash)));
        }

        @Override
        public String toString() {
            return "(password)";
        }
    }
}
