-- SPDX-License-Identifier: GPL-3.0-or-later
-- Step 6: what-if trials that were kept by name.

CREATE TABLE trial(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  cycle_id {int} NOT NULL REFERENCES cycle(id),
  name TEXT NOT NULL,
  document TEXT NOT NULL,
  author TEXT,
  at {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX trial_by_name ON trial(cycle_id, name);
