-- SPDX-License-Identifier: GPL-3.0-or-later
-- Step 4: goals hang on key results too, have somebody who answers for them, versions, requests, grades, comments and evidence.

-- parent_id stays the objective of the key result, so that the roll-up has one list.
ALTER TABLE objective ADD COLUMN parent_kr_id {int} REFERENCES key_result(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE objective ADD COLUMN lead_id {int} REFERENCES employee(id);
ALTER TABLE objective ADD COLUMN is_published {int} NOT NULL DEFAULT 0;
ALTER TABLE key_result ADD COLUMN lead_id {int} REFERENCES employee(id);
ALTER TABLE key_result ADD COLUMN justification TEXT;
CREATE INDEX objective_by_parent_kr ON objective(parent_kr_id) WHERE parent_kr_id IS NOT NULL;

-- What was approved before there was publishing, everybody could see.
UPDATE objective SET is_published = 1 WHERE state = 'APPROVED';

-- The newest check-in of every key result of a cycle is read from the index alone.
DROP INDEX checkin_by_key_result;
CREATE INDEX checkin_by_key_result ON checkin(key_result_id, day, id, value, confidence);

CREATE TABLE goal_link(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  objective_id {int} NOT NULL REFERENCES objective(id),
  target_id {int} REFERENCES objective(id),
  target_kr_id {int} REFERENCES key_result(id),
  note TEXT){strict};
CREATE INDEX goal_link_by_objective ON goal_link(objective_id);
CREATE INDEX goal_link_by_target ON goal_link(target_id) WHERE target_id IS NOT NULL;
CREATE INDEX goal_link_by_target_kr ON goal_link(target_kr_id) WHERE target_kr_id IS NOT NULL;

CREATE TABLE goal_version(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  objective_id {int} NOT NULL REFERENCES objective(id),
  number {int} NOT NULL DEFAULT 1,
  document TEXT NOT NULL,
  reason TEXT, approver TEXT,
  at {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX goal_version_by_objective ON goal_version(objective_id, number);

CREATE TABLE goal_request(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  objective_id {int} NOT NULL REFERENCES objective(id),
  base TEXT NOT NULL, document TEXT NOT NULL,
  reason TEXT NOT NULL, author TEXT,
  at {int} NOT NULL DEFAULT 0,
  state TEXT NOT NULL,
  decision TEXT, decider TEXT,
  decided_at {int} NOT NULL DEFAULT 0){strict};
CREATE INDEX goal_request_by_objective ON goal_request(objective_id, state);

CREATE TABLE goal_grade(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  objective_id {int} NOT NULL REFERENCES objective(id),
  key_result_id {int} REFERENCES key_result(id),
  grade {int} NOT NULL DEFAULT 0,
  computed {int},
  note TEXT, author TEXT,
  at {int} NOT NULL DEFAULT 0){strict};
CREATE INDEX goal_grade_by_objective ON goal_grade(objective_id, key_result_id);
CREATE INDEX goal_grade_by_key_result ON goal_grade(key_result_id) WHERE key_result_id IS NOT NULL;

CREATE TABLE goal_comment(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  objective_id {int} NOT NULL REFERENCES objective(id),
  key_result_id {int} REFERENCES key_result(id),
  kind TEXT, text TEXT NOT NULL, author TEXT,
  at {int} NOT NULL DEFAULT 0){strict};
CREATE INDEX goal_comment_by_objective ON goal_comment(objective_id, key_result_id);
CREATE INDEX goal_comment_by_key_result ON goal_comment(key_result_id) WHERE key_result_id IS NOT NULL;

CREATE TABLE goal_mention(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  goal_comment_id {int} NOT NULL REFERENCES goal_comment(id),
  employee_id {int} NOT NULL REFERENCES employee(id)){strict};
CREATE UNIQUE INDEX goal_mention_by_comment ON goal_mention(goal_comment_id, employee_id);
CREATE INDEX goal_mention_by_employee ON goal_mention(employee_id);

-- Bytes of files stand in file_content.
CREATE TABLE goal_evidence(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  objective_id {int} NOT NULL REFERENCES objective(id),
  key_result_id {int} REFERENCES key_result(id),
  kind TEXT, name TEXT NOT NULL, place TEXT, media_type TEXT,
  size {int} NOT NULL DEFAULT 0,
  sha256 TEXT, author TEXT, added TEXT){strict};
CREATE INDEX goal_evidence_by_objective ON goal_evidence(objective_id, key_result_id);
CREATE INDEX goal_evidence_by_key_result ON goal_evidence(key_result_id) WHERE key_result_id IS NOT NULL;
CREATE INDEX goal_evidence_by_sha256 ON goal_evidence(sha256) WHERE sha256 IS NOT NULL;
