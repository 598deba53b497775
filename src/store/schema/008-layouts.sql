-- SPDX-License-Identifier: GPL-3.0-or-later
-- Step 8: layouts of the printed review.

CREATE TABLE report_layout(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  name TEXT NOT NULL,
  is_default {int} NOT NULL DEFAULT 0,
  sections TEXT, signatures TEXT,
  header TEXT, footer TEXT,
  logo TEXT,
  intro TEXT, intro_en TEXT, closing TEXT, closing_en TEXT){strict};
CREATE UNIQUE INDEX report_layout_by_name ON report_layout(name);
