/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the second release adds: kinds of questions, absences, conversations, items, 1-on-1s, goals,
 * pulses, moods, kudos and commands, each a block. */
#include "store/schema.h"

const char *const schema_2[] = {
    /* What is due is found by its person: a number tells rows apart sooner than words that a whole
     * morning shares, and no index beside the key is needed for it */
    "ALTER TABLE due RENAME TO due_by_word",
    "CREATE TABLE due ("
    " person INTEGER NOT NULL,"
    " what TEXT NOT NULL,"
    " workflow TEXT NOT NULL,"
    " round INTEGER NOT NULL,"
    " step INTEGER NOT NULL,"
    " day INTEGER NOT NULL,"
    " at INTEGER NOT NULL,"
    " rank INTEGER NOT NULL," /* what comes first at the same instant */
    " PRIMARY KEY (person, what, workflow, round, step)"
    ") STRICT, WITHOUT ROWID",
    "INSERT INTO due (person, what, workflow, round, step, day, at, rank)"
    " SELECT person, what, workflow, round, step, day, at, rank FROM due_by_word",
    "DROP TABLE due_by_word",
    "CREATE INDEX due_at ON due (at, rank)",
    "CREATE INDEX due_round ON due (round) WHERE round > 0",

    /* Questions that say what may be answered, and answers beside whose words it is known what they
     * mean */
    "ALTER TABLE form_question ADD COLUMN required INTEGER NOT NULL DEFAULT 0",
    "CREATE TABLE form_choice ("
    " form INTEGER NOT NULL REFERENCES form,"
    " question INTEGER NOT NULL,"
    " place INTEGER NOT NULL,"
    " choice TEXT NOT NULL," /* as it was asked */
    " value TEXT NOT NULL,"  /* as it is filed, in any language */
    " PRIMARY KEY (form, question, place)"
    ") STRICT, WITHOUT ROWID",
    "ALTER TABLE answer ADD COLUMN value TEXT",
    "ALTER TABLE answer ADD COLUMN is_same INTEGER NOT NULL DEFAULT 0",

    /* What a round asked beside its form: an earlier plan, to be ticked */
    "CREATE TABLE round_item ("
    " round INTEGER NOT NULL REFERENCES round,"
    " question INTEGER NOT NULL,"
    " place INTEGER NOT NULL,"
    " planned INTEGER NOT NULL," /* the day */
    " text TEXT NOT NULL,"
    " PRIMARY KEY (round, question, place)"
    ") STRICT, WITHOUT ROWID",

    /* What a person chose beside what the roster knows: "remind", "ask", "summary" and their like */
    "CREATE TABLE person_setting ("
    " person INTEGER NOT NULL REFERENCES person,"
    " name TEXT NOT NULL,"
    " value TEXT NOT NULL,"
    " PRIMARY KEY (person, name)"
    ") STRICT, WITHOUT ROWID",
    "CREATE INDEX person_setting_chosen ON person_setting (name, value)",

    /* When nobody is asked */
    "CREATE TABLE absence ("
    " person INTEGER NOT NULL REFERENCES person,"
    " last INTEGER NOT NULL," /* before `first': it was over before it began */
    " first INTEGER NOT NULL,"
    " source TEXT NOT NULL,"
    " untold INTEGER NOT NULL DEFAULT 0," /* cut short by a mail: the next question says so */
    " PRIMARY KEY (person, last, first)"
    ") STRICT, WITHOUT ROWID",
    "CREATE INDEX absence_untold ON absence (person) WHERE untold = 1",
    "CREATE INDEX absence_last ON absence (last)",

    "CREATE TABLE calendar ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " name TEXT NOT NULL,"
    " team TEXT NOT NULL DEFAULT '',"
    " person INTEGER NOT NULL DEFAULT 0,"
    " text TEXT NOT NULL,"
    " imported INTEGER NOT NULL,"
    " horizon INTEGER NOT NULL,"
    " UNIQUE (team, person, name)"
    ") STRICT",

    "CREATE TABLE holiday (" /* the days of a calendar, up to its horizon */
    " calendar INTEGER NOT NULL REFERENCES calendar,"
    " last INTEGER NOT NULL,"
    " first INTEGER NOT NULL,"
    " name TEXT NOT NULL,"
    " PRIMARY KEY (calendar, last, first, name)"
    ") STRICT, WITHOUT ROWID",

    /* What is known of people beside their answers */
    "CREATE TABLE silence (" /* rounds missed since the last word */
    " person INTEGER PRIMARY KEY REFERENCES person,"
    " missed INTEGER NOT NULL"
    ") STRICT",

    "CREATE TABLE person_news (" /* what readers are told once */
    " sequence INTEGER PRIMARY KEY,"
    " person INTEGER NOT NULL REFERENCES person,"
    " event TEXT NOT NULL,"
    " by_itself INTEGER NOT NULL,"
    " at INTEGER NOT NULL"
    ") STRICT",
    "CREATE INDEX person_news_since ON person_news (sequence / " ERA ", person)",
    "CREATE INDEX person_news_person ON person_news (person)",

    /* Mail that comes back: what counts against a person since the last sign of life, and since
     * when nothing is sent to them */
    "ALTER TABLE person ADD COLUMN suspended INTEGER NOT NULL DEFAULT 0", /* instant */
    "CREATE TABLE bounces ("
    " person INTEGER PRIMARY KEY REFERENCES person,"
    " score INTEGER NOT NULL,"
    " day INTEGER NOT NULL," /* of the last that counted */
    " stage TEXT NOT NULL,"
    " why TEXT NOT NULL"
    ") STRICT",

    /* Mails that incoming mail caused, and those that it was not given any more */
    "CREATE TABLE caused ("
    " at INTEGER NOT NULL,"
    " person INTEGER NOT NULL,"
    " sent INTEGER NOT NULL"
    ") STRICT",
    "CREATE INDEX caused_at ON caused (at, sent)",
    "CREATE INDEX caused_person ON caused (person, at)",

    /* What was said about what somebody wrote */
    "CREATE TABLE sent_block (" /* lines of a mail that tells of rounds */
    " mail INTEGER NOT NULL REFERENCES sent_mail,"
    " first INTEGER NOT NULL,"
    " last INTEGER NOT NULL,"
    " round INTEGER NOT NULL,"
    " PRIMARY KEY (mail, first)"
    ") STRICT, WITHOUT ROWID",
    "CREATE INDEX sent_block_round ON sent_block (round)",

    "CREATE TABLE comment ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " round INTEGER NOT NULL,"
    " author INTEGER NOT NULL REFERENCES person,"
    " answers INTEGER NOT NULL," /* the mail of ours that it replied to */
    " received INTEGER NOT NULL,"
    " mail INTEGER NOT NULL,"
    " reaction INTEGER NOT NULL," /* a sign, and no words */
    " text TEXT NOT NULL"
    ") STRICT",
    "CREATE INDEX comment_round ON comment (round)",

    /* What is told of it, and of whatever else happens in a thread, to whom */
    "CREATE TABLE news ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " person INTEGER NOT NULL REFERENCES person,"
    " round INTEGER NOT NULL,"
    " kind TEXT NOT NULL,"
    " thing INTEGER NOT NULL,"
    " author INTEGER NOT NULL,"
    " since INTEGER NOT NULL,"
    " named INTEGER NOT NULL,"
    " quiet INTEGER NOT NULL,"
    " told INTEGER NOT NULL DEFAULT 0" /* the mail that told it */
    ") STRICT",
    "CREATE UNIQUE INDEX news_thing ON news (thing, kind, person)",
    "CREATE INDEX news_person ON news (person, told)",
    "CREATE INDEX news_told ON news (told) WHERE told > 0",
    "CREATE INDEX news_round ON news (round, person)",

    "CREATE TABLE thread_choice ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " round INTEGER NOT NULL,"
    " person INTEGER NOT NULL REFERENCES person,"
    " choice TEXT NOT NULL"
    ") STRICT",
    "CREATE UNIQUE INDEX thread_choice_round ON thread_choice (round, person)",
    "CREATE INDEX thread_choice_person ON thread_choice (person)",

    /* What stays open until it is closed. The first is #10: no check-in has so many questions. */
    "INSERT INTO counter (name, last) VALUES ('item', 9)",
    "CREATE TABLE item ("
    " id INTEGER PRIMARY KEY," /* from counter */
    " kind TEXT NOT NULL,"
    " round INTEGER NOT NULL REFERENCES round,"
    " writer INTEGER NOT NULL REFERENCES person,"
    " owner INTEGER NOT NULL,"
    " due INTEGER NOT NULL,"
    " opened INTEGER NOT NULL," /* sequence, as closed */
    " closed INTEGER NOT NULL DEFAULT 0,"
    " ended INTEGER NOT NULL DEFAULT 0," /* instant of closing */
    " text TEXT NOT NULL"
    ") STRICT",
    "CREATE INDEX item_round ON item (round)",
    "CREATE INDEX item_written ON item (writer) WHERE closed = 0",
    "CREATE INDEX item_owned ON item (owner) WHERE owner > 0 AND closed = 0",
    "CREATE INDEX item_closed ON item (writer, closed) WHERE closed > 0",

    /* Two people who meet. None of it is a round: what walks rounds cannot show it */
    "CREATE TABLE meeting ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " workflow TEXT NOT NULL,"
    " host INTEGER NOT NULL REFERENCES person,"
    " guest INTEGER NOT NULL REFERENCES person,"
    " day INTEGER NOT NULL,"
    " start INTEGER NOT NULL,"
    " minutes INTEGER NOT NULL,"
    " slot INTEGER NOT NULL," /* among those of its host: 0 is the first */
    " room TEXT NOT NULL,"
    " uid TEXT NOT NULL UNIQUE,"
    " sequence INTEGER NOT NULL DEFAULT 0,"
    " state TEXT NOT NULL DEFAULT 'planned'"
    ") STRICT",
    "CREATE INDEX meeting_pair ON meeting (guest, host)",
    "CREATE INDEX meeting_host ON meeting (host)",
    "CREATE INDEX meeting_day ON meeting (day)",
    "CREATE INDEX meeting_start ON meeting (start)",

    "CREATE TABLE meeting_rhythm (" /* how often two meet, as one of them said by mail */
    " host INTEGER NOT NULL REFERENCES person,"
    " guest INTEGER NOT NULL REFERENCES person,"
    " days TEXT NOT NULL,"
    " at TEXT NOT NULL,"
    " PRIMARY KEY (host, guest)"
    ") STRICT, WITHOUT ROWID",
    "CREATE INDEX meeting_rhythm_guest ON meeting_rhythm (guest)",

    "CREATE TABLE meeting_mail (" /* a mail of ours about one; its text, as it has no rounds */
    " mail INTEGER PRIMARY KEY REFERENCES sent_mail,"
    " meeting INTEGER NOT NULL REFERENCES meeting,"
    " person INTEGER NOT NULL REFERENCES person,"
    " stage TEXT NOT NULL,"
    " sequence INTEGER NOT NULL,"
    " text TEXT NOT NULL"
    ") STRICT",
    "CREATE INDEX meeting_mail_meeting ON meeting_mail (meeting, person)",

    "CREATE TABLE meeting_answer (" /* of somebody's calendar */
    " meeting INTEGER NOT NULL REFERENCES meeting,"
    " person INTEGER NOT NULL REFERENCES person,"
    " answer TEXT NOT NULL,"
    " words TEXT NOT NULL,"
    " PRIMARY KEY (meeting, person)"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE meeting_line (" /* points, actions and highlights between two people */
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " kind TEXT NOT NULL,"
    " author INTEGER NOT NULL REFERENCES person,"
    " partner INTEGER NOT NULL," /* 0: nobody yet, or a stray */
    " owner INTEGER NOT NULL,"
    " meeting INTEGER NOT NULL," /* of a highlight; else 0 */
    " opened INTEGER NOT NULL,"  /* instant, as closed */
    " closed INTEGER NOT NULL DEFAULT 0,"
    " text TEXT NOT NULL"
    ") STRICT",
    "CREATE INDEX meeting_line_author ON meeting_line (author, partner) WHERE closed = 0",
    "CREATE INDEX meeting_line_meeting ON meeting_line (meeting) WHERE meeting > 0",
    "CREATE INDEX meeting_line_opened ON meeting_line (opened)",
    "CREATE INDEX meeting_line_writer ON meeting_line (author)",
    "CREATE INDEX meeting_line_partner ON meeting_line (partner)",

    /* What a team wants to reach. Amounts are thousandths */
    "CREATE TABLE goal ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " title TEXT NOT NULL,"
    " team TEXT NOT NULL,"
    " maker INTEGER NOT NULL,"
    " owner INTEGER NOT NULL,"
    " made INTEGER NOT NULL," /* instant */
    " until INTEGER NOT NULL,"
    " confidence TEXT NOT NULL DEFAULT '',"
    " state TEXT NOT NULL DEFAULT 'open',"
    " opened INTEGER NOT NULL," /* sequence, as closed */
    " closed INTEGER NOT NULL DEFAULT 0"
    ") STRICT",
    "CREATE INDEX goal_team ON goal (team, closed)",
    "CREATE INDEX goal_owned ON goal (owner) WHERE owner > 0",
    "CREATE INDEX goal_maker ON goal (maker) WHERE maker > 0",
    "CREATE INDEX goal_over ON goal (made) WHERE closed > 0",

    "CREATE TABLE key_result ("
    " goal INTEGER NOT NULL REFERENCES goal,"
    " place INTEGER NOT NULL,"
    " name TEXT NOT NULL,"
    " unit TEXT NOT NULL,"
    " start INTEGER NOT NULL,"
    " target INTEGER NOT NULL,"
    " current INTEGER NOT NULL," /* what its steps come to */
    " fed INTEGER NOT NULL,"     /* the day of the last one, or of its own */
    " sequence INTEGER NOT NULL DEFAULT 0,"
    " dropped INTEGER NOT NULL DEFAULT 0,"
    " PRIMARY KEY (goal, place)"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE goal_step ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " goal INTEGER NOT NULL REFERENCES goal,"
    " place INTEGER NOT NULL,"
    " kind TEXT NOT NULL,"
    " amount INTEGER NOT NULL,"
    " confidence TEXT NOT NULL,"
    " person INTEGER NOT NULL,"
    " day INTEGER NOT NULL,"
    " round INTEGER NOT NULL,"
    " mail INTEGER NOT NULL," /* that told it */
    " note TEXT NOT NULL,"
    " sequence INTEGER NOT NULL,"
    " withdrawn INTEGER NOT NULL DEFAULT 0"
    ") STRICT",
    "CREATE INDEX goal_step_goal ON goal_step (goal, place, sequence)",
    "CREATE INDEX goal_step_person ON goal_step (person) WHERE person > 0",
    "CREATE INDEX goal_step_day ON goal_step (day) WHERE person > 0",

    "CREATE TABLE goal_mention (" /* lines of answers that name one */
    " round INTEGER NOT NULL REFERENCES round,"
    " goal INTEGER NOT NULL REFERENCES goal,"
    " text TEXT NOT NULL,"
    " person INTEGER NOT NULL,"
    " day INTEGER NOT NULL,"
    " PRIMARY KEY (round, goal, text)"
    ") STRICT, WITHOUT ROWID",
    "CREATE INDEX goal_mention_goal ON goal_mention (goal, day)",
    "CREATE INDEX goal_mention_person ON goal_mention (person)",

    "CREATE TABLE goal_shown (" /* by which mail of ours */
    " goal INTEGER NOT NULL,"   /* 0: several, with what was said of them */
    " mail INTEGER NOT NULL,"
    " created INTEGER NOT NULL," /* the mail's */
    " PRIMARY KEY (goal, mail)"
    ") STRICT, WITHOUT ROWID",
    "CREATE INDEX goal_shown_created ON goal_shown (created)",

    /* Questions that are answered without a name */
    "ALTER TABLE outbox ADD COLUMN secret INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX outbox_secret ON outbox (settled) WHERE secret = 1",
    "CREATE TABLE pulse ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN 1 AND 4294967295),"
    " workflow TEXT NOT NULL,"
    " day INTEGER NOT NULL,"
    " last INTEGER NOT NULL,"
    " closes INTEGER NOT NULL,"
    " state TEXT NOT NULL DEFAULT 'open',"
    " invited INTEGER NOT NULL DEFAULT 0,"
    " answered INTEGER NOT NULL DEFAULT 0,"
    " box BLOB," /* all answers, without an order */
    " UNIQUE (workflow, day)"
    ") STRICT",
    "CREATE INDEX pulse_closes ON pulse (closes)",
    "CREATE INDEX pulse_day ON pulse (day)",

    "CREATE TABLE pulse_wording ("
    " pulse INTEGER NOT NULL REFERENCES pulse,"
    " place INTEGER NOT NULL,"
    " language TEXT NOT NULL,"
    " form INTEGER NOT NULL REFERENCES form,"
    " text TEXT NOT NULL,"
    " PRIMARY KEY (pulse, place)"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE pulse_line (" /* as published */
    " pulse INTEGER NOT NULL REFERENCES pulse,"
    " question INTEGER NOT NULL,"
    " place INTEGER NOT NULL," /* random */
    " text TEXT NOT NULL,"
    " PRIMARY KEY (pulse, question, place)"
    ") STRICT, WITHOUT ROWID",

    /* How people are: in no entry, so that whatever walks entries cannot show it; and the figures
     * of teams */
    "CREATE TABLE mood ("
    " round INTEGER NOT NULL REFERENCES round,"
    " question INTEGER NOT NULL,"
    " person INTEGER NOT NULL REFERENCES person,"
    " day INTEGER NOT NULL,"
    " score INTEGER NOT NULL," /* 0: not understood */
    " text TEXT NOT NULL,"
    " PRIMARY KEY (round, question)"
    ") STRICT, WITHOUT ROWID",
    "CREATE INDEX mood_day ON mood (day)",
    "CREATE INDEX mood_person ON mood (person)",
    "INSERT INTO mood (round, question, person, day, score, text)"
    " SELECT r.id, a.question, r.person, r.day, 0, a.text FROM round r"
    " JOIN form_question q ON q.form = r.form AND q.kind = 'mood'"
    " JOIN entry e ON e.round = r.id AND e.revision = r.revision"
    " JOIN answer a ON a.entry = e.id AND a.question = q.place + 1",
    "DELETE FROM answer WHERE (entry, question) IN (SELECT e.id, q.place + 1 FROM entry e"
    " JOIN round r ON r.id = e.round JOIN form_question q ON q.form = r.form AND q.kind = 'mood')",

    "CREATE TABLE mood_week ("
    " week INTEGER NOT NULL," /* its Monday */
    " team TEXT NOT NULL,"
    " halves INTEGER NOT NULL,"
    " sequence INTEGER NOT NULL,"
    " PRIMARY KEY (team, week)"
    ") STRICT, WITHOUT ROWID",

    /* Thanks from one person to another, and the mails that told of them */
    "CREATE TABLE kudos ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " giver INTEGER NOT NULL REFERENCES person,"
    " receiver INTEGER NOT NULL REFERENCES person,"
    " round INTEGER NOT NULL," /* in whose answer they stood; 0: in none */
    " day INTEGER NOT NULL,"
    " sequence INTEGER NOT NULL,"
    " text TEXT NOT NULL,"
    " given INTEGER NOT NULL," /* instant */
    " withdrawn INTEGER NOT NULL DEFAULT 0"
    ") STRICT",
    "CREATE UNIQUE INDEX kudos_once ON kudos (day, giver, receiver, text) WHERE withdrawn = 0",
    "CREATE INDEX kudos_since ON kudos (sequence / " ERA ", receiver)",
    "CREATE INDEX kudos_day ON kudos (day)",
    "CREATE INDEX kudos_giver ON kudos (giver)",
    "CREATE INDEX kudos_receiver ON kudos (receiver)",

    "CREATE TABLE kudos_mail ("
    " kudos INTEGER NOT NULL REFERENCES kudos,"
    " mail INTEGER NOT NULL REFERENCES sent_mail,"
    " PRIMARY KEY (kudos, mail)"
    ") STRICT, WITHOUT ROWID",
    "CREATE INDEX kudos_mail_mail ON kudos_mail (mail)",

    /* Whoever has answered ever needs no word about how it was understood */
    "ALTER TABLE person ADD COLUMN answered INTEGER NOT NULL DEFAULT 0",
    "UPDATE person SET answered = 1 WHERE id IN (SELECT person FROM entry)",

    /* Files that came with answers; what is in them lies beside the store */
    "CREATE TABLE attachment ("
    " round INTEGER NOT NULL REFERENCES round,"
    " place INTEGER NOT NULL,"
    " name TEXT NOT NULL,"
    " octets INTEGER NOT NULL,"
    " hash TEXT," /* NULL: not kept */
    " PRIMARY KEY (round, place)"
    ") STRICT, WITHOUT ROWID",
    "CREATE INDEX attachment_hash ON attachment (hash) WHERE hash IS NOT NULL",

    /* Who has read the text of a mail that is held */
    "CREATE TABLE held_look ("
    " mail INTEGER NOT NULL,"
    " at INTEGER NOT NULL,"
    " who TEXT NOT NULL"
    ") STRICT",
    "CREATE INDEX held_look_mail ON held_look (mail)",

    /* Mails that a person's own mail causes */
    "CREATE TABLE receipt ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " kind TEXT NOT NULL,"
    " person INTEGER NOT NULL,"
    " round INTEGER NOT NULL,"
    " revision INTEGER NOT NULL,"
    " meant INTEGER NOT NULL,"
    " about INTEGER NOT NULL,"
    " line INTEGER NOT NULL," /* for a 1-on-1, that named nobody; 0: none */
    " caused_by TEXT,"
    " created INTEGER NOT NULL,"
    " mail INTEGER NOT NULL DEFAULT 0," /* the sent one, once it is written */
    " UNIQUE (round, kind, revision, about, line, person)"
    ") STRICT",
    "CREATE INDEX receipt_mail ON receipt (mail) WHERE mail > 0",
    "CREATE INDEX receipt_written ON receipt (person, created) WHERE mail > 0",
    "CREATE INDEX receipt_created ON receipt (created)",

    /* Commands: lines of mails, on shelves (store/commands.h) */
    "CREATE TABLE command ("
    " shelf TEXT NOT NULL,"
    " person INTEGER NOT NULL REFERENCES person,"
    " mail INTEGER NOT NULL,"
    " place INTEGER NOT NULL,"
    " caused_by TEXT,"
    " subject TEXT,"
    " line TEXT NOT NULL,"
    " word TEXT NOT NULL,"
    " value TEXT,"
    " days INTEGER NOT NULL,"
    " first INTEGER NOT NULL,"
    " last INTEGER NOT NULL,"
    " fate TEXT NOT NULL,"
    " PRIMARY KEY (person, shelf, mail, place)"
    ") STRICT, WITHOUT ROWID",

    /* Questions that managers chose for their teams, by mail */
    "CREATE TABLE team_form ("
    " team TEXT NOT NULL,"
    " workflow TEXT NOT NULL,"
    " person INTEGER NOT NULL REFERENCES person,"
    " at INTEGER NOT NULL,"
    " text TEXT NOT NULL,"
    " PRIMARY KEY (team, workflow)"
    ") STRICT, WITHOUT ROWID",

    /* What was written, by its words (store/search.h); rowid is the round. How long each text is,
     * which only ranking needs, is not kept. */
    "CREATE VIRTUAL TABLE search USING fts5 (text, columnsize = 0,"
    " tokenize = 'unicode61 remove_diacritics 2')",
    "INSERT INTO search (rowid, text)"
    " SELECT e.round, group_concat(a.text, char(10)) || char(10) || max(e.unplaced)"
    " FROM entry e JOIN round r ON r.id = e.round AND r.revision = e.revision"
    " JOIN answer a ON a.entry = e.id GROUP BY e.round",

    NULL,
};
