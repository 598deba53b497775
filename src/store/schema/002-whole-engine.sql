-- SPDX-License-Identifier: GPL-3.0-or-later
-- Step 2: single 360 answers, bulk actual values, past results, calibration and decisions, absences.

-- The journal also keeps notes: what was looked at or taken out, beside the undo line.
CREATE TABLE journal_2(
  id {int} PRIMARY KEY,
  at {int} NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('change', 'undo', 'redo', 'note')),
  undo_of {int} REFERENCES journal_2(id),
  undone {int} NOT NULL DEFAULT 0,
  n_lines {int} NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL){strict};
INSERT INTO journal_2(id, at, actor, action, kind, undo_of, undone, n_lines, prev, hash)
  SELECT id, at, actor, action, kind, undo_of, undone, n_lines, prev, hash FROM journal ORDER BY id;
DROP TABLE journal;
ALTER TABLE journal_2 RENAME TO journal;
CREATE INDEX journal_by_kind ON journal(kind, undone, id);
CREATE INDEX journal_by_undo ON journal(undo_of);

-- How the ratings of a cycle are read (domain.md §2.7) and its results distributed (§2.9).
ALTER TABLE cycle ADD COLUMN trim {int} NOT NULL DEFAULT 0;
ALTER TABLE cycle ADD COLUMN leniency TEXT;
ALTER TABLE cycle ADD COLUMN leniency_lambda {int} NOT NULL DEFAULT 0;
ALTER TABLE cycle ADD COLUMN distribution TEXT;

CREATE TABLE question_set(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  key TEXT NOT NULL, name TEXT, name_en TEXT,
  kind TEXT,
  revision {int} NOT NULL DEFAULT 0,
  retired {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX question_set_by_key ON question_set(key, revision);

CREATE TABLE question(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  question_set_id {int} NOT NULL REFERENCES question_set(id),
  sort {int} NOT NULL DEFAULT 0,
  kind TEXT,
  text TEXT, text_en TEXT,
  reversed {int} NOT NULL DEFAULT 0,
  weight_bp {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX question_by_set ON question(question_set_id, sort);

-- One rater's answers about one participant. Anonymous groups carry no rater: rater_id is set for MGR and SELF only; rater_key is a random
-- number that joins the sheets of one rater in one cycle, kept only where the cycle corrects leniency. Sheets are stored in random order.
CREATE TABLE rating_sheet(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  participant_id {int} NOT NULL REFERENCES participant(id),
  rater_group TEXT NOT NULL,
  question_set_key TEXT,
  question_set_revision {int} NOT NULL DEFAULT 0,
  answers TEXT,
  rater_id {int} REFERENCES employee(id),
  rater_key {int} NOT NULL DEFAULT 0,
  good TEXT, improve TEXT){strict};
CREATE INDEX rating_sheet_by_participant ON rating_sheet(participant_id, rater_group);

-- Who has rated how many people, apart from what was answered.
CREATE TABLE rating_done(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  cycle_id {int} NOT NULL REFERENCES cycle(id),
  rater_id {int} NOT NULL REFERENCES employee(id),
  n {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX rating_done_by_cycle ON rating_done(cycle_id, rater_id);

-- Personal actual values that came in bulk: one row a participant, the columns named by the list; a row of `actual` goes before it.
CREATE TABLE actual_list(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  cycle_id {int} NOT NULL REFERENCES cycle(id),
  codes TEXT NOT NULL,
  source_note TEXT, entered_by TEXT,
  entered_at {int} NOT NULL DEFAULT 0){strict};
CREATE INDEX actual_list_by_cycle ON actual_list(cycle_id);

-- Values of many participants of one list; content is a JSON list of their lists (heng-actual-pack.h).
CREATE TABLE actual_block(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  actual_list_id {int} NOT NULL REFERENCES actual_list(id),
  first_id {int} NOT NULL, last_id {int} NOT NULL,
  content TEXT NOT NULL){strict};
CREATE INDEX actual_block_by_list ON actual_block(actual_list_id, first_id);

-- Derived: up to this entry of the journal, people of the cycle with the same template have the same scorecard, so that one stands for all.
CREATE TABLE cast_stamp(
  cycle_id {int} PRIMARY KEY,
  journal_id {int} NOT NULL){strict};

-- Results of other systems and years, on their own scale.
CREATE TABLE legacy_result(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  employee_id {int} NOT NULL REFERENCES employee(id),
  cycle_key TEXT NOT NULL,
  from_date TEXT, to_date TEXT,
  score {int} NOT NULL DEFAULT 0, has_score {int} NOT NULL DEFAULT 0,
  full_marks {int} NOT NULL DEFAULT 0,
  grade TEXT, comment TEXT,
  scale TEXT,
  complete {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX legacy_result_by_employee ON legacy_result(employee_id, cycle_key);

-- Emergency contacts beyond the first; sensitive.
CREATE TABLE contact(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  employee_id {int} NOT NULL REFERENCES employee(id),
  name TEXT NOT NULL, relation TEXT, tel TEXT){strict};
CREATE INDEX contact_by_employee ON contact(employee_id);

-- Answers to questions of imports that hold for later files too (domain.md §9.1).
CREATE TABLE import_answer(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  question TEXT NOT NULL, answer TEXT NOT NULL){strict};
CREATE UNIQUE INDEX import_answer_by_question ON import_answer(question);

-- Calibration moves a grade, never a score.
CREATE TABLE grade_change(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  cycle_id {int} NOT NULL REFERENCES cycle(id),
  employee_id {int} NOT NULL REFERENCES employee(id),
  from_grade TEXT NOT NULL, to_grade TEXT NOT NULL,
  reason TEXT NOT NULL,
  approver TEXT, second_approver TEXT,
  at {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX grade_change_by_cycle ON grade_change(cycle_id, employee_id);

-- Departments whose results are distributed together; the others are pools of their own.
CREATE TABLE pool_member(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  cycle_id {int} NOT NULL REFERENCES cycle(id),
  department_id {int} NOT NULL REFERENCES department(id),
  pool {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX pool_member_by_cycle ON pool_member(cycle_id, department_id);

CREATE TABLE appeal(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  cycle_id {int} NOT NULL REFERENCES cycle(id),
  employee_id {int} NOT NULL REFERENCES employee(id),
  opened TEXT NOT NULL, reason TEXT NOT NULL,
  state TEXT NOT NULL,
  decided TEXT, decided_by TEXT, reply TEXT){strict};
CREATE INDEX appeal_by_cycle ON appeal(cycle_id, employee_id);

CREATE TABLE decision(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  employee_id {int} NOT NULL REFERENCES employee(id),
  kind TEXT NOT NULL,
  day TEXT NOT NULL,
  decider TEXT NOT NULL,
  evidence TEXT, documents TEXT,
  reason TEXT, flags TEXT, answers TEXT){strict};
CREATE INDEX decision_by_employee ON decision(employee_id, day);

CREATE TABLE absence(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  employee_id {int} NOT NULL REFERENCES employee(id),
  from_date TEXT NOT NULL, to_date TEXT NOT NULL,
  kind TEXT NOT NULL,
  note TEXT){strict};
CREATE INDEX absence_by_employee ON absence(employee_id, from_date);

ALTER TABLE participant ADD COLUMN outside_distribution {int} NOT NULL DEFAULT 0;
ALTER TABLE participant ADD COLUMN is_protected {int} NOT NULL DEFAULT 0;
ALTER TABLE participant ADD COLUMN by_request {int} NOT NULL DEFAULT 0;
ALTER TABLE participant ADD COLUMN question_set_key TEXT;
ALTER TABLE participant ADD COLUMN question_set_revision {int} NOT NULL DEFAULT 0;
-- The 360 questions that people of a profile are rated by.
ALTER TABLE profile ADD COLUMN question_set_key TEXT;
-- The grade of the band, before distribution and calibration; grade is what counts.
ALTER TABLE result ADD COLUMN band_grade TEXT;
UPDATE result SET band_grade = grade;
