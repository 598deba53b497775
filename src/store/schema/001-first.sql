-- SPDX-License-Identifier: GPL-3.0-or-later
-- Step 1: the company, its scheme, its cycles, and the journal. Released steps never change.
-- {int} {blob} {strict} {strictwr} are filled in by the driver; everything else is the portable dialect.

CREATE TABLE schema_version(
  version {int} PRIMARY KEY,
  at {int} NOT NULL,
  program TEXT NOT NULL){strict};

-- Journal: one row per named change, one line per touched row (or block of inserted rows). Lines are written before their entry and
-- without a foreign key to it: an unresolved key per line would slow down every other key; heng_journal_verify finds orphans.
CREATE TABLE journal(
  id {int} PRIMARY KEY,
  at {int} NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('change', 'undo', 'redo')),
  undo_of {int} REFERENCES journal(id),
  undone {int} NOT NULL DEFAULT 0,
  n_lines {int} NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL){strict};
CREATE INDEX journal_by_kind ON journal(kind, undone, id);
CREATE INDEX journal_by_undo ON journal(undo_of);

CREATE TABLE journal_line(
  journal_id {int} NOT NULL,
  seq {int} NOT NULL,
  tbl TEXT NOT NULL,
  row_id {int} NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
  n {int} NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (journal_id, seq)){strictwr};
CREATE INDEX journal_line_by_row ON journal_line(tbl, row_id);

-- Before and after of sensitive rows, apart from the open lines because they will be sealed with role keys.
CREATE TABLE journal_sealed(
  journal_id {int} NOT NULL,
  seq {int} NOT NULL,
  salt TEXT NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (journal_id, seq)){strictwr};

-- People. Columns that are followed only when a parent is deleted, which is rare, have no index of their own.
CREATE TABLE company(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  name TEXT NOT NULL, name_en TEXT,
  is_sample {int} NOT NULL DEFAULT 0,
  sample_day TEXT){strict};

CREATE TABLE department(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  parent_id {int} REFERENCES department(id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL, name_en TEXT,
  dept_type TEXT,
  head_id {int} REFERENCES employee(id) DEFERRABLE INITIALLY DEFERRED,
  valid_from TEXT, valid_to TEXT,
  sort {int} NOT NULL DEFAULT 0){strict};
CREATE INDEX department_by_parent ON department(parent_id);

CREATE TABLE employee(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  emp_no TEXT NOT NULL, ext_id TEXT, name TEXT NOT NULL, name_en TEXT,
  pinyin TEXT, initials TEXT,
  department_id {int} REFERENCES department(id),
  position TEXT, level TEXT,
  manager_id {int} REFERENCES employee(id) DEFERRABLE INITIALLY DEFERRED,
  is_head {int} NOT NULL DEFAULT 0,
  is_manager {int} NOT NULL DEFAULT 0,
  mobile TEXT, email TEXT, ext_tel TEXT, work_place TEXT,
  hire_date TEXT,
  emp_type TEXT, emp_status TEXT,
  probation_months {int} NOT NULL DEFAULT 0,
  regular_plan TEXT, regular_date TEXT, leave_date TEXT,
  leave_reason TEXT){strict};
CREATE UNIQUE INDEX employee_by_emp_no ON employee(emp_no);
CREATE INDEX employee_by_department ON employee(department_id);
CREATE INDEX employee_by_manager ON employee(manager_id) WHERE manager_id IS NOT NULL;

CREATE TABLE job(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  employee_id {int} NOT NULL REFERENCES employee(id),
  from_date TEXT NOT NULL,
  kind TEXT,
  department_id {int} REFERENCES department(id),
  position TEXT, level TEXT,
  manager_id {int} REFERENCES employee(id),
  note TEXT){strict};
CREATE INDEX job_by_employee ON job(employee_id, from_date);

CREATE TABLE employee_private(
  id {int} PRIMARY KEY REFERENCES employee(id), version {int} NOT NULL,
  id_type TEXT, id_no TEXT, id_expiry TEXT, birth TEXT, sex TEXT,
  ethnicity TEXT, politics TEXT, marital TEXT, hukou TEXT, addr_id TEXT, addr TEXT,
  bank_no TEXT, bank TEXT, si_no TEXT, hf_no TEXT,
  em_name TEXT, em_rel TEXT, em_tel TEXT){strict};

CREATE TABLE employee_detail(
  id {int} PRIMARY KEY REFERENCES employee(id), version {int} NOT NULL,
  first_work TEXT, edu TEXT, school TEXT, major TEXT, grad TEXT,
  ctr_company TEXT, ctr_type TEXT, ctr_term TEXT,
  ctr_renew {int} NOT NULL DEFAULT 0,
  ctr_first_start TEXT, ctr_first_end TEXT, ctr_start TEXT, ctr_end TEXT){strict};

CREATE TABLE project(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  key TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT,
  lead_id {int} REFERENCES employee(id),
  from_date TEXT, to_date TEXT){strict};
CREATE UNIQUE INDEX project_by_key ON project(key);

CREATE TABLE project_member(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  project_id {int} NOT NULL REFERENCES project(id),
  employee_id {int} NOT NULL REFERENCES employee(id),
  role TEXT,
  share_bp {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX project_member_by_project ON project_member(project_id, employee_id);
CREATE INDEX project_member_by_employee ON project_member(employee_id);

-- Scheme
CREATE TABLE indicator(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  code TEXT NOT NULL, name TEXT, name_en TEXT,
  perspective TEXT, unit TEXT, unit_en TEXT, formula TEXT, formula_en TEXT,
  source TEXT, rule TEXT, level TEXT,
  retired {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX indicator_by_code ON indicator(code);

CREATE TABLE template(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  key TEXT NOT NULL, name TEXT, name_en TEXT, dept_type TEXT,
  revision {int} NOT NULL DEFAULT 0,
  retired {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX template_by_key ON template(key, revision);

CREATE TABLE template_line(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  template_id {int} NOT NULL REFERENCES template(id),
  indicator_id {int} NOT NULL REFERENCES indicator(id),
  sort {int} NOT NULL DEFAULT 0,
  weight_bp {int} NOT NULL DEFAULT 0,
  target TEXT){strict};
CREATE UNIQUE INDEX template_line_by_template ON template_line(template_id, indicator_id);
CREATE INDEX template_line_by_indicator ON template_line(indicator_id);

CREATE TABLE profile(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  key TEXT NOT NULL, name TEXT, name_en TEXT,
  okr_bp {int} NOT NULL DEFAULT 0, kpi_bp {int} NOT NULL DEFAULT 0, feedback_bp {int} NOT NULL DEFAULT 0,
  mgr_bp {int} NOT NULL DEFAULT 0, peer_bp {int} NOT NULL DEFAULT 0,
  sub_bp {int} NOT NULL DEFAULT 0, cust_bp {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX profile_by_key ON profile(key);

CREATE TABLE assignment(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  dept_type TEXT NOT NULL,
  is_manager {int} NOT NULL DEFAULT 0,
  template_key TEXT, profile_key TEXT){strict};
CREATE UNIQUE INDEX assignment_by_type ON assignment(dept_type, is_manager);

CREATE TABLE grade_band(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  grade TEXT NOT NULL, label TEXT, label_en TEXT,
  sort {int} NOT NULL DEFAULT 0,
  lower {int} NOT NULL DEFAULT 0,
  coefficient {int} NOT NULL DEFAULT 0,
  share_bp {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX grade_band_by_grade ON grade_band(grade);

CREATE TABLE calendar_day(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  day TEXT NOT NULL,
  is_working {int} NOT NULL DEFAULT 0,
  name TEXT){strict};
CREATE UNIQUE INDEX calendar_day_by_day ON calendar_day(day);

-- Cycles
CREATE TABLE cycle(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  key TEXT NOT NULL, name TEXT, name_en TEXT,
  start_date TEXT, end_date TEXT, state TEXT,
  pilot {int} NOT NULL DEFAULT 0,
  rule_version TEXT,
  okr_cap {int} NOT NULL DEFAULT 0,
  scope TEXT,
  frozen_at {int} NOT NULL DEFAULT 0,
  published_at {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX cycle_by_key ON cycle(key);

CREATE TABLE participant(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  cycle_id {int} NOT NULL REFERENCES cycle(id),
  employee_id {int} NOT NULL REFERENCES employee(id),
  part {int} NOT NULL DEFAULT 1,
  from_date TEXT, to_date TEXT,
  department_id {int} REFERENCES department(id),
  position TEXT,
  manager_id {int} REFERENCES employee(id),
  template_key TEXT,
  template_revision {int} NOT NULL DEFAULT 0,
  profile_key TEXT,
  okr_bp {int} NOT NULL DEFAULT 0, kpi_bp {int} NOT NULL DEFAULT 0, feedback_bp {int} NOT NULL DEFAULT 0,
  state TEXT,
  note TEXT){strict};
CREATE UNIQUE INDEX participant_by_cycle ON participant(cycle_id, employee_id, part);
CREATE INDEX participant_by_employee ON participant(employee_id);

CREATE TABLE scorecard_line(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  participant_id {int} NOT NULL REFERENCES participant(id),
  sort {int} NOT NULL DEFAULT 0,
  code TEXT NOT NULL, name TEXT, name_en TEXT, perspective TEXT,
  unit TEXT, unit_en TEXT, rule TEXT, source TEXT, target TEXT,
  weight_bp {int} NOT NULL DEFAULT 0,
  level TEXT){strict};
CREATE UNIQUE INDEX scorecard_line_by_participant ON scorecard_line(participant_id, code);

CREATE TABLE actual(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  cycle_id {int} NOT NULL REFERENCES cycle(id),
  level TEXT NOT NULL,
  owner_id {int} NOT NULL DEFAULT 0,
  code TEXT NOT NULL, value TEXT, reason TEXT, approver TEXT,
  source_note TEXT, entered_by TEXT,
  entered_at {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX actual_by_owner ON actual(cycle_id, level, owner_id, code);

CREATE TABLE milestone(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  participant_id {int} NOT NULL REFERENCES participant(id),
  code TEXT NOT NULL, name TEXT,
  weight_bp {int} NOT NULL DEFAULT 0,
  plan_date TEXT, actual_date TEXT,
  quality {int} NOT NULL DEFAULT 0){strict};
CREATE INDEX milestone_by_participant ON milestone(participant_id);

CREATE TABLE objective(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  cycle_id {int} NOT NULL REFERENCES cycle(id),
  owner_kind TEXT NOT NULL,
  owner_id {int} NOT NULL DEFAULT 0,
  key TEXT NOT NULL, title TEXT, mode TEXT, curve TEXT,
  weight_bp {int} NOT NULL DEFAULT 0,
  parent_id {int} REFERENCES objective(id) DEFERRABLE INITIALLY DEFERRED,
  link TEXT, state TEXT, cancel_reason TEXT, comment TEXT,
  sort {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX objective_by_owner ON objective(cycle_id, owner_kind, owner_id, key);
CREATE INDEX objective_by_parent ON objective(parent_id);

CREATE TABLE key_result(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  objective_id {int} NOT NULL REFERENCES objective(id),
  key TEXT NOT NULL, title TEXT, type TEXT,
  keep {int} NOT NULL DEFAULT 0,
  start_value {int} NOT NULL DEFAULT 0, target {int} NOT NULL DEFAULT 0,
  low {int} NOT NULL DEFAULT 0, high {int} NOT NULL DEFAULT 0, tolerance {int} NOT NULL DEFAULT 0,
  steps TEXT, unit TEXT,
  weight_bp {int} NOT NULL DEFAULT 0,
  due_date TEXT, acceptance TEXT, state TEXT,
  sort {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX key_result_by_objective ON key_result(objective_id, key);

CREATE TABLE checkin(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  key_result_id {int} NOT NULL REFERENCES key_result(id),
  day TEXT NOT NULL,
  value TEXT,
  confidence {int} NOT NULL DEFAULT 0,
  note TEXT, author TEXT,
  at {int} NOT NULL DEFAULT 0){strict};
CREATE INDEX checkin_by_key_result ON checkin(key_result_id, day);

CREATE TABLE feedback(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  participant_id {int} NOT NULL REFERENCES participant(id),
  rater_group TEXT NOT NULL,
  n {int} NOT NULL DEFAULT 0,
  sum {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX feedback_by_participant ON feedback(participant_id, rater_group);

CREATE TABLE adjustment(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  cycle_id {int} NOT NULL REFERENCES cycle(id),
  employee_id {int} NOT NULL REFERENCES employee(id),
  points {int} NOT NULL DEFAULT 0,
  reason TEXT, approver TEXT, day TEXT){strict};
CREATE INDEX adjustment_by_cycle ON adjustment(cycle_id, employee_id);
CREATE INDEX adjustment_by_employee ON adjustment(employee_id);

CREATE TABLE result(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  cycle_id {int} NOT NULL REFERENCES cycle(id),
  employee_id {int} NOT NULL REFERENCES employee(id),
  revision {int} NOT NULL DEFAULT 1,
  rule_version TEXT, okr TEXT, kpi TEXT, feedback TEXT,
  adjustment {int} NOT NULL DEFAULT 0,
  final_micro {int} NOT NULL DEFAULT 0,
  published {int} NOT NULL DEFAULT 0,
  grade TEXT,
  coefficient {int} NOT NULL DEFAULT 0,
  perspectives TEXT, flags TEXT,
  active_weight_bp {int} NOT NULL DEFAULT 0,
  objective_share_bp {int} NOT NULL DEFAULT 0,
  checksum TEXT, reason TEXT,
  published_at {int} NOT NULL DEFAULT 0){strict};
CREATE UNIQUE INDEX result_by_cycle ON result(cycle_id, employee_id, revision);
CREATE INDEX result_by_employee ON result(employee_id);

CREATE TABLE comment(
  id {int} PRIMARY KEY, version {int} NOT NULL,
  cycle_id {int} NOT NULL REFERENCES cycle(id),
  employee_id {int} NOT NULL REFERENCES employee(id),
  kind TEXT,
  text TEXT, author TEXT){strict};
CREATE INDEX comment_by_cycle ON comment(cycle_id, employee_id);
CREATE INDEX comment_by_employee ON comment(employee_id);
