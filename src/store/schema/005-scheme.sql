-- SPDX-License-Identifier: GPL-3.0-or-later
-- Step 5: indicators keep what they were, rules for who gets which template look at position and level too.

ALTER TABLE indicator ADD COLUMN revision {int} NOT NULL DEFAULT 0;
ALTER TABLE template_line ADD COLUMN indicator_revision {int} NOT NULL DEFAULT 0;

CREATE TABLE indicator_version(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  indicator_id {int} NOT NULL REFERENCES indicator(id),
  revision {int} NOT NULL DEFAULT 0,
  document TEXT NOT NULL){strict};
CREATE UNIQUE INDEX indicator_version_by_indicator ON indicator_version(indicator_id, revision);

-- The first rule by sort, id that fits a person decides.
DROP INDEX assignment_by_type;
ALTER TABLE assignment ADD COLUMN any_type {int} NOT NULL DEFAULT 0;
ALTER TABLE assignment ADD COLUMN any_manager {int} NOT NULL DEFAULT 0;
ALTER TABLE assignment ADD COLUMN position TEXT;
ALTER TABLE assignment ADD COLUMN level TEXT;
ALTER TABLE assignment ADD COLUMN sort {int} NOT NULL DEFAULT 0;
CREATE INDEX assignment_by_sort ON assignment(sort);

-- Submitting, approving and returning a scorecard while goals are set; the newest says where it stands.
CREATE TABLE scorecard_step(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  participant_id {int} NOT NULL REFERENCES participant(id),
  kind TEXT NOT NULL,
  at {int} NOT NULL DEFAULT 0,
  actor TEXT, reason TEXT){strict};
CREATE INDEX scorecard_step_by_participant ON scorecard_step(participant_id, id);
