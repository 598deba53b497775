-- SPDX-License-Identifier: GPL-3.0-or-later
-- Step 3: the whole file of a person, branches, second reporting lines, the organisation on any day, what the window remembers for all.

ALTER TABLE department ADD COLUMN kind TEXT;
ALTER TABLE employee ADD COLUMN photo TEXT;

-- What a department was called, where it hung and who led it from a day on; the department row itself is the newest of these.
CREATE TABLE department_change(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  department_id {int} NOT NULL REFERENCES department(id),
  from_date TEXT NOT NULL,
  parent_id {int} REFERENCES department(id),
  name TEXT NOT NULL,
  head_id {int} REFERENCES employee(id),
  note TEXT){strict};
CREATE INDEX department_change_by_department ON department_change(department_id, from_date);

CREATE TABLE reporting_line(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  employee_id {int} NOT NULL REFERENCES employee(id),
  manager_id {int} NOT NULL REFERENCES employee(id),
  kind TEXT,
  share_bp {int} NOT NULL DEFAULT 0,
  from_date TEXT, to_date TEXT,
  note TEXT){strict};
CREATE INDEX reporting_line_by_employee ON reporting_line(employee_id);
CREATE INDEX reporting_line_by_manager ON reporting_line(manager_id);

CREATE TABLE education(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  employee_id {int} NOT NULL REFERENCES employee(id),
  level TEXT, school TEXT, major TEXT,
  from_date TEXT, to_date TEXT){strict};
CREATE INDEX education_by_employee ON education(employee_id);

CREATE TABLE certificate(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  employee_id {int} NOT NULL REFERENCES employee(id),
  name TEXT NOT NULL, issuer TEXT, number TEXT,
  issued TEXT, expires TEXT){strict};
CREATE INDEX certificate_by_employee ON certificate(employee_id);

CREATE TABLE skill(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  employee_id {int} NOT NULL REFERENCES employee(id),
  name TEXT NOT NULL,
  level {int} NOT NULL DEFAULT 0,
  evidence TEXT, assessed TEXT){strict};
CREATE UNIQUE INDEX skill_by_employee ON skill(employee_id, name);

CREATE TABLE project_milestone(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  project_id {int} NOT NULL REFERENCES project(id),
  name TEXT NOT NULL,
  plan_date TEXT, actual_date TEXT,
  note TEXT){strict};
CREATE INDEX project_milestone_by_project ON project_milestone(project_id);

CREATE TABLE person_note(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  employee_id {int} NOT NULL REFERENCES employee(id),
  day TEXT NOT NULL,
  text TEXT NOT NULL, author TEXT){strict};
CREATE INDEX person_note_by_employee ON person_note(employee_id, day);

-- A file that belongs to a person; its bytes stand once in file_content, whoever refers to them.
CREATE TABLE attachment(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  employee_id {int} NOT NULL REFERENCES employee(id),
  name TEXT NOT NULL, media_type TEXT,
  size {int} NOT NULL DEFAULT 0,
  sha256 TEXT NOT NULL,
  added TEXT, note TEXT){strict};
CREATE INDEX attachment_by_employee ON attachment(employee_id);

-- By their own hash and never changed, so that undo and redo of what refers to them need no copy in the journal.
CREATE TABLE file_content(
  sha256 TEXT PRIMARY KEY,
  size {int} NOT NULL,
  data {blob} NOT NULL){strict};

CREATE TABLE saved_filter(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  area TEXT NOT NULL, name TEXT NOT NULL,
  query TEXT NOT NULL,
  sort {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX saved_filter_by_name ON saved_filter(area, name);

-- How the columns of a file with these headers were read the last time.
CREATE TABLE import_map(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  kind TEXT NOT NULL, headers TEXT NOT NULL,
  map TEXT NOT NULL){strict};
CREATE UNIQUE INDEX import_map_by_headers ON import_map(kind, headers);
