-- Version 1: the whole schema of the first release.
--
-- Every BLOB named body, outcome or wrapped is sealed by the caller; tags are HMAC values; times are whole hours since 1970.
-- No table, column or tag is named after anything a person did. What a reader of the file still learns: how many rows each
-- table has, their sizes in steps of 256 bytes, the hours, and which rows share a tag.
--
-- meta       few named records of the database itself: its id (clear, random), its sealed secrets, what the engine adds
-- epoch      the masters, each wrapped by the device key of that alias
-- entry      the ledger: one row per event; leaf stays when the body is erased (body NULL)
-- node       roots of the full subtrees of the ledger's tree (RFC 6962 2.1), from level 1 up; level 0 is entry.leaf
-- request    outcome of each committing command, found by the tag of its request id; args is the tag of what it asked
-- outbox     envelopes not yet delivered; due is always 0
-- snapshot   one state per fold version: a cache, deleting it changes nothing
-- use_index  which entries concern what a tag stands for, newest first: a projection, rebuildable from entry
-- tally      counts per tag and day: a projection, rebuildable from entry
-- template   sealed biometric references

CREATE TABLE meta (name TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE epoch (epoch INTEGER PRIMARY KEY, alias TEXT NOT NULL, wrapped BLOB NOT NULL) STRICT;
CREATE TABLE entry (
    idx INTEGER PRIMARY KEY CHECK (idx >= 0),
    leaf BLOB NOT NULL CHECK (length(leaf) = 32),
    version INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    body BLOB
) STRICT;
CREATE INDEX entry_erased ON entry (idx) WHERE body IS NULL;
CREATE TABLE node (
    level INTEGER NOT NULL CHECK (level > 0),
    idx INTEGER NOT NULL CHECK (idx >= 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, idx)
) STRICT, WITHOUT ROWID;
CREATE TABLE request (tag BLOB PRIMARY KEY, args BLOB NOT NULL, outcome BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY,
    tag BLOB NOT NULL UNIQUE,
    due INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE snapshot (
    fold INTEGER PRIMARY KEY,
    size INTEGER NOT NULL,
    root BLOB NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE use_index (
    tag BLOB NOT NULL,
    idx INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    PRIMARY KEY (tag, idx)
) STRICT, WITHOUT ROWID;
CREATE TABLE tally (
    tag BLOB NOT NULL,
    day INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (tag, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE template (tag BLOB PRIMARY KEY, body BLOB NOT NULL) STRICT, WITHOUT ROWID;
