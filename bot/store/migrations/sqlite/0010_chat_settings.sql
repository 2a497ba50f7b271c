-- What the merchant has set by chat, over what config.toml says; a key that is not here has the file's value.

CREATE TABLE chat_settings (
    key    TEXT    NOT NULL PRIMARY KEY CHECK (key IN (
        'name', 'greeting_fa', 'greeting_en', 'terms_fa', 'terms_en', 'support', 'currency', 'language',
        'digest_hour', 'maintenance', 'maintenance_note'
    )),
    value  TEXT    NOT NULL CHECK (value <> '' OR key = 'support'),
    set_by INTEGER NOT NULL,
    set_at INTEGER NOT NULL,
    CHECK (key <> 'currency' OR value IN ('toman', 'rial')),
    CHECK (key <> 'language' OR value IN ('fa', 'en')),
    CHECK (key <> 'maintenance' OR value = 'on'),
    CHECK (key <> 'digest_hour' OR value IN (
        'off', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15', '16', '17',
        '18', '19', '20', '21', '22', '23'
    ))
) STRICT;

-- Only ever added to, for the record and to undo by; NULL is the file's own value.
CREATE TABLE chat_setting_changes (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    key       TEXT    NOT NULL,
    old       TEXT,
    new       TEXT,
    by_id     INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    UNIQUE (update_id, key),
    CHECK (old IS NOT NULL OR new IS NOT NULL),
    CHECK (old IS NULL OR new IS NULL OR old <> new)
) STRICT;
CREATE INDEX chat_setting_changes_of_key ON chat_setting_changes (key, id);
