-- Version 2: where the app's requests went, as its interceptors told.
--
-- contact    one row a day and host, and one a day for what has no name here; not an event, and in no proof. The tag is made of the
--            day and the host, so that no two rows share one. What a reader of the file learns beyond version 1: to how many hosts
--            the app connected on a day.

CREATE TABLE contact (
    day INTEGER NOT NULL,
    tag BLOB NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (day, tag)
) STRICT, WITHOUT ROWID;
