-- What an administrator granted to an account beyond its role, by the names that service keys have, too.

ALTER TABLE users ADD COLUMN permissions text[] NOT NULL DEFAULT '{}';
