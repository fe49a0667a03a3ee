-- Whoever wants it is asked for more than a password at sign-in: a code that only their telephone makes, or one of ten on paper.

CREATE TABLE second_factors (
    user_id        uuid        PRIMARY KEY REFERENCES users,
    secret         bytea       NOT NULL CHECK (length(secret) = 20), -- itself, as no code can be made from a hash
    created_at     timestamptz NOT NULL DEFAULT now(),
    confirmed_at   timestamptz,                                      -- null: sign-in does not ask for it yet
    last_used_step bigint      NOT NULL DEFAULT 0                    -- of 30 seconds: a code of this one or before opens nothing any more
);

-- Only hashes: who reads this table can't sign in with it.
CREATE TABLE recovery_codes (
    user_id   uuid        NOT NULL REFERENCES second_factors ON DELETE CASCADE,
    code_hash bytea       NOT NULL CHECK (length(code_hash) = 32),
    used_at   timestamptz,
    PRIMARY KEY (user_id, code_hash)
);

-- Accounts are read far more often than second factors change, also by every server that hears of a changed account.
ALTER TABLE users ADD COLUMN has_second_factor boolean NOT NULL DEFAULT false;

-- So that it is true whoever writes; an operator may delete the second factor of the last administrator.
CREATE FUNCTION users_tell_of_second_factors() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.user_id ELSE NEW.user_id END;
    now_has boolean := EXISTS (SELECT FROM second_factors WHERE user_id = owner AND confirmed_at IS NOT NULL);
BEGIN
    UPDATE users SET has_second_factor = now_has, version = version + 1 WHERE id = owner AND has_second_factor <> now_has;
    RETURN NULL;
END $$;

CREATE TRIGGER second_factors_are_told_of
    AFTER INSERT OR DELETE OR UPDATE OF confirmed_at ON second_factors
    FOR EACH ROW EXECUTE FUNCTION users_tell_of_second_factors();
