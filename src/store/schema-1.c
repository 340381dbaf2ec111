/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schema of the first release: check-ins that are asked, answered and summed up. It is out, and
 * does not change any more. */
#include "store/schema.h"

const char *const schema_1[] = {
    /* The site */
    "CREATE TABLE fact ("
    " name TEXT PRIMARY KEY,"
    " value TEXT NOT NULL"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE counter (" /* numbers that only grow, and never come back after a deletion */
    " name TEXT PRIMARY KEY,"
    " last INTEGER NOT NULL DEFAULT 0"
    ") STRICT, WITHOUT ROWID",

    "INSERT INTO counter (name)"
    " VALUES ('sequence'), ('sent_mail')",

    /* People */
    "CREATE TABLE person ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN 1 AND 16777215),"
    " address TEXT NOT NULL UNIQUE,"
    " name TEXT NOT NULL,"
    " zone TEXT NOT NULL DEFAULT '',"
    " workdays TEXT NOT NULL DEFAULT '',"
    " hours TEXT NOT NULL DEFAULT '',"
    " language TEXT NOT NULL DEFAULT '',"
    " manager TEXT NOT NULL DEFAULT '',"
    " state TEXT NOT NULL DEFAULT 'welcome',"
    " since INTEGER NOT NULL DEFAULT 0," /* instant of the last change of state */
    " first_day INTEGER NOT NULL DEFAULT -2147483648,"
    " erased INTEGER NOT NULL DEFAULT 0" /* nothing is left but the number */
    ") STRICT",

    "CREATE INDEX person_gone ON person (since) WHERE state = 'left' AND erased = 0",

    "CREATE TABLE alias ("
    " address TEXT PRIMARY KEY,"
    " person INTEGER NOT NULL REFERENCES person"
    ") STRICT, WITHOUT ROWID",
    "CREATE INDEX alias_person ON alias (person)",

    "CREATE TABLE membership ("
    " person INTEGER NOT NULL REFERENCES person,"
    " role TEXT NOT NULL CHECK (role IN ('member', 'former', 'reader')),"
    " team TEXT NOT NULL,"
    " PRIMARY KEY (person, role, team)"
    ") STRICT, WITHOUT ROWID",
    "CREATE INDEX membership_team ON membership (role, team)",

    "CREATE TABLE roster_cell ("
    " person INTEGER NOT NULL REFERENCES person,"
    " heading TEXT NOT NULL,"
    " value TEXT NOT NULL,"
    " PRIMARY KEY (person, heading)"
    ") STRICT, WITHOUT ROWID",

    /* What is asked */
    "CREATE TABLE form ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " hash BLOB NOT NULL UNIQUE"
    ") STRICT",

    "CREATE TABLE form_question ("
    " form INTEGER NOT NULL REFERENCES form,"
    " place INTEGER NOT NULL,"
    " key TEXT NOT NULL,"
    " kind TEXT NOT NULL,"
    " prompt TEXT NOT NULL,"
    " PRIMARY KEY (form, place)"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE form_label ("
    " form INTEGER NOT NULL REFERENCES form,"
    " question INTEGER NOT NULL,"
    " place INTEGER NOT NULL,"
    " label TEXT NOT NULL,"
    " PRIMARY KEY (form, question, place)"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE round ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " person INTEGER NOT NULL REFERENCES person,"
    " workflow TEXT NOT NULL,"
    " day INTEGER NOT NULL,"
    " ordinal INTEGER NOT NULL,"
    " state TEXT NOT NULL,"
    " why TEXT,"
    " opened INTEGER NOT NULL,"
    " on_time INTEGER NOT NULL,"
    " form INTEGER NOT NULL REFERENCES form,"
    " teams TEXT NOT NULL," /* one a line */
    " settled INTEGER NOT NULL DEFAULT 0,"
    " revision INTEGER NOT NULL DEFAULT 0,"
    " UNIQUE (day, workflow, person, ordinal)"
    ") STRICT",
    "CREATE INDEX round_settled ON round (settled / " ERA ", person) WHERE settled > 0",
    "CREATE INDEX round_open ON round (person, day) WHERE state = 'open'",

    "CREATE TABLE entry ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " round INTEGER NOT NULL REFERENCES round,"
    " revision INTEGER NOT NULL,"
    " person INTEGER NOT NULL," /* the round's, for the index below */
    " sequence INTEGER NOT NULL,"
    " received INTEGER NOT NULL,"
    " mail INTEGER NOT NULL,"
    " unplaced TEXT NOT NULL,"
    " UNIQUE (round, revision)"
    ") STRICT",
    "CREATE INDEX entry_since ON entry (sequence / " ERA ", person)",

    "CREATE TABLE answer ("
    " entry INTEGER NOT NULL REFERENCES entry,"
    " question INTEGER NOT NULL,"
    " text TEXT NOT NULL,"
    " is_nothing INTEGER NOT NULL,"
    " PRIMARY KEY (entry, question)"
    ") STRICT, WITHOUT ROWID",

    /* Mails that we wrote */
    "CREATE TABLE asked (" /* what a person is asked day after day is kept once a month */
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " month INTEGER NOT NULL,"
    " person INTEGER NOT NULL,"
    " hash BLOB NOT NULL,"
    " text TEXT NOT NULL,"
    " UNIQUE (month, person, hash)"
    ") STRICT",

    "CREATE TABLE sent_mail ("
    " id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 4294967295)," /* from counter */
    " handle TEXT NOT NULL,"
    " message_id TEXT NOT NULL,"
    " person INTEGER NOT NULL,"
    " kind TEXT NOT NULL,"
    " created INTEGER NOT NULL,"
    " asked INTEGER" /* the text, while it is there */
    ") STRICT",
    "CREATE UNIQUE INDEX sent_mail_handle ON sent_mail (id / " ERA ", handle)",

    "CREATE TABLE sent_round ("
    " round INTEGER NOT NULL,"
    " mail INTEGER NOT NULL REFERENCES sent_mail,"
    " place INTEGER NOT NULL,"
    " PRIMARY KEY (round, mail)"
    ") STRICT, WITHOUT ROWID",
    "CREATE INDEX sent_round_mail ON sent_round (mail, place)",

    "CREATE TABLE thread ("
    " person INTEGER NOT NULL REFERENCES person,"
    " name TEXT NOT NULL,"
    " mail INTEGER NOT NULL,"
    " PRIMARY KEY (person, name)"
    ") STRICT, WITHOUT ROWID",

    /* Mails that we got */
    "CREATE TABLE received_mail ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " target TEXT NOT NULL,"
    " hash BLOB NOT NULL,"
    " received INTEGER NOT NULL,"
    " filed INTEGER NOT NULL,"
    " message_id TEXT,"
    " sender TEXT,"
    " kind TEXT NOT NULL,"
    " outcome TEXT NOT NULL,"
    " why TEXT,"
    " name TEXT NOT NULL,"
    " person INTEGER NOT NULL,"
    " round INTEGER NOT NULL,"
    " UNIQUE (target, hash)"
    ") STRICT",
    "CREATE INDEX received_mail_name ON received_mail (name)",
    "CREATE INDEX received_mail_received ON received_mail (received)",
    "CREATE INDEX received_mail_held ON received_mail (received)"
    " WHERE outcome IN ('held', 'poison')",

    "CREATE TABLE poison ("
    " name TEXT PRIMARY KEY,"
    " attempts INTEGER NOT NULL"
    ") STRICT, WITHOUT ROWID",

    /* The outbox. Bytes lie apart, so that a change of state does not write them again. */
    "CREATE TABLE outbox ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " key TEXT NOT NULL UNIQUE,"
    " mail INTEGER NOT NULL,"
    " person INTEGER NOT NULL,"
    " round INTEGER NOT NULL,"
    " sender TEXT NOT NULL,"
    " recipient TEXT NOT NULL,"
    " transport TEXT NOT NULL,"
    " not_before INTEGER NOT NULL,"
    " not_after INTEGER NOT NULL,"
    " state TEXT NOT NULL DEFAULT 'queued',"
    " attempts INTEGER NOT NULL DEFAULT 0,"
    " next_try INTEGER NOT NULL,"
    " leased_until INTEGER NOT NULL DEFAULT 0," /* not used any more */
    " doubted INTEGER NOT NULL DEFAULT 0,"      /* it may be out already */
    " withdrawn INTEGER NOT NULL DEFAULT 0,"    /* cancelled while it was leased */
    " settled INTEGER NOT NULL DEFAULT 0," /* instant of sent or failed, 1 if cancelled; 0 before */
    " reply TEXT"
    ") STRICT",
    "CREATE INDEX outbox_waiting ON outbox (transport, next_try) WHERE settled = 0",
    "CREATE INDEX outbox_leased ON outbox (leased_until) WHERE state = 'leased'",
    "CREATE INDEX outbox_round ON outbox (round) WHERE settled = 0",
    "CREATE INDEX outbox_person ON outbox (person) WHERE settled = 0",
    "CREATE INDEX outbox_spent ON outbox (settled, state) WHERE settled > 0 AND recipient <> ''",

    "CREATE TABLE outbox_bytes ("
    " outbox INTEGER PRIMARY KEY REFERENCES outbox,"
    " bytes BLOB NOT NULL"
    ") STRICT",

    /* Time */
    "CREATE TABLE due ("
    " what TEXT NOT NULL,"
    " workflow TEXT NOT NULL,"
    " person INTEGER NOT NULL,"
    " round INTEGER NOT NULL,"
    " step INTEGER NOT NULL,"
    " day INTEGER NOT NULL,"
    " at INTEGER NOT NULL,"
    " rank INTEGER NOT NULL," /* what comes first at the same instant */
    " PRIMARY KEY (what, workflow, person, round, step)"
    ") STRICT, WITHOUT ROWID",
    "CREATE INDEX due_at ON due (at, rank)",
    "CREATE INDEX due_person ON due (person)",
    "CREATE INDEX due_round ON due (round) WHERE round > 0",

    "CREATE TABLE summary_mark ("
    " reader INTEGER PRIMARY KEY REFERENCES person,"
    " upto INTEGER NOT NULL,"
    " day INTEGER NOT NULL"
    ") STRICT",

    NULL,
};
