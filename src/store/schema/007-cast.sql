-- SPDX-License-Identifier: GPL-3.0-or-later
-- Step 7: who takes part in a cycle, in one piece.

-- Derived: the participants of a cycle as of an entry of the journal, and their employee numbers (heng-cast-bytes.c); what changed since is read
-- from the rows.
CREATE TABLE cast_pack(
  cycle_id {int} PRIMARY KEY,
  journal_id {int} NOT NULL,
  content {blob} NOT NULL){strict};
