-- SPDX-License-Identifier: GPL-3.0-or-later
-- Read-only views for other tools: names instead of ids, plain numbers, nothing sensitive. Made anew after every upgrade; the columns stay as
-- they are, new ones come at the end. Described in docs/views.md.

CREATE VIEW v_department AS
WITH RECURSIVE tree(id, path) AS (
  SELECT id, name FROM department WHERE parent_id IS NULL
  UNION ALL
  SELECT d.id, t.path || '/' || d.name FROM department d JOIN tree t ON d.parent_id = t.id)
SELECT t.path AS path, d.name AS name, d.name_en AS name_en, d.dept_type AS dept_type, h.emp_no AS head_no,
  d.valid_from AS valid_from, d.valid_to AS valid_to
FROM department d JOIN tree t ON t.id = d.id LEFT JOIN employee h ON h.id = d.head_id;

CREATE VIEW v_employee AS
SELECT e.emp_no AS emp_no, e.name AS name, e.name_en AS name_en, d.name AS department, e.position AS position, e.level AS level,
  m.emp_no AS manager_no, e.is_head AS is_head, e.is_manager AS is_manager, e.hire_date AS hire_date, e.emp_type AS emp_type,
  e.emp_status AS emp_status, e.leave_date AS leave_date
FROM employee e LEFT JOIN department d ON d.id = e.department_id LEFT JOIN employee m ON m.id = e.manager_id;

CREATE VIEW v_job AS
SELECT e.emp_no AS emp_no, j.from_date AS from_date, j.kind AS kind, d.name AS department, j.position AS position, j.level AS level,
  m.emp_no AS manager_no
FROM job j JOIN employee e ON e.id = j.employee_id LEFT JOIN department d ON d.id = j.department_id LEFT JOIN employee m ON m.id = j.manager_id;

CREATE VIEW v_cycle AS
SELECT key AS cycle, name AS name, name_en AS name_en, start_date AS start_date, end_date AS end_date, state AS state, pilot AS pilot,
  rule_version AS rule_version
FROM cycle;

CREATE VIEW v_participant AS
SELECT c.key AS cycle, e.emp_no AS emp_no, p.part AS part, p.from_date AS from_date, p.to_date AS to_date, d.name AS department,
  p.position AS position, m.emp_no AS manager_no, p.template_key AS template_key, p.profile_key AS profile_key,
  p.okr_bp / 100.0 AS okr_weight, p.kpi_bp / 100.0 AS kpi_weight, p.feedback_bp / 100.0 AS feedback_weight, p.state AS state
FROM participant p JOIN cycle c ON c.id = p.cycle_id JOIN employee e ON e.id = p.employee_id
  LEFT JOIN department d ON d.id = p.department_id LEFT JOIN employee m ON m.id = p.manager_id;

CREATE VIEW v_scorecard AS
SELECT c.key AS cycle, e.emp_no AS emp_no, p.part AS part, l.sort AS sort, l.code AS code, l.name AS name, l.name_en AS name_en,
  l.perspective AS perspective, l.unit AS unit, l.rule AS rule, l.target AS target, l.weight_bp / 100.0 AS weight, l.level AS level,
  l.source AS source
FROM scorecard_line l JOIN participant p ON p.id = l.participant_id JOIN cycle c ON c.id = p.cycle_id JOIN employee e ON e.id = p.employee_id;

-- Values entered one by one; those that came in bulk are in v_packed_actual.
CREATE VIEW v_actual AS
SELECT c.key AS cycle, a.level AS level, e.emp_no AS emp_no, p.part AS part, d.name AS department, a.code AS code, a.value AS value,
  a.reason AS reason, a.approver AS approver, a.source_note AS source_note, a.entered_by AS entered_by, a.entered_at AS entered_at
FROM actual a JOIN cycle c ON c.id = a.cycle_id
  LEFT JOIN participant p ON a.level = 'PERSON' AND p.id = a.owner_id LEFT JOIN employee e ON e.id = p.employee_id
  LEFT JOIN department d ON a.level = 'DEPT' AND d.id = a.owner_id;

CREATE VIEW v_packed_actual AS
SELECT c.key AS cycle, e.emp_no AS emp_no, p.part AS part, l.codes AS codes,
  k.value ->> 1 AS v1, k.value ->> 2 AS v2, k.value ->> 3 AS v3, k.value ->> 4 AS v4,
  k.value ->> 5 AS v5, k.value ->> 6 AS v6, k.value ->> 7 AS v7, k.value ->> 8 AS v8,
  k.value ->> 9 AS v9, k.value ->> 10 AS v10, k.value ->> 11 AS v11, k.value ->> 12 AS v12,
  k.value ->> 13 AS v13, k.value ->> 14 AS v14, k.value ->> 15 AS v15, k.value ->> 16 AS v16
FROM actual_block b JOIN actual_list l ON l.id = b.actual_list_id JOIN json_each(b.content) k
  JOIN participant p ON p.id = b.first_id + (k.value ->> 0) JOIN cycle c ON c.id = p.cycle_id
  JOIN employee e ON e.id = p.employee_id;

CREATE VIEW v_objective AS
SELECT c.key AS cycle, o.owner_kind AS owner_kind, coalesce(e.emp_no, d.name, p.key) AS owner, o.key AS objective, o.title AS title,
  o.curve AS curve, o.weight_bp / 100.0 AS weight, o.state AS state, o.mode AS mode, o.link AS link, a.owner_kind AS parent_owner_kind,
  coalesce(ae.emp_no, ad.name, ap.key) AS parent_owner, a.key AS parent, ak.key AS parent_key_result, o.is_published AS is_published
FROM objective o JOIN cycle c ON c.id = o.cycle_id LEFT JOIN employee e ON o.owner_kind = 'PERSON' AND e.id = o.owner_id
  LEFT JOIN department d ON o.owner_kind = 'DEPT' AND d.id = o.owner_id LEFT JOIN project p ON o.owner_kind = 'PROJECT' AND p.id = o.owner_id
  LEFT JOIN objective a ON a.id = o.parent_id LEFT JOIN key_result ak ON ak.id = o.parent_kr_id
  LEFT JOIN employee ae ON a.owner_kind = 'PERSON' AND ae.id = a.owner_id LEFT JOIN department ad ON a.owner_kind = 'DEPT' AND ad.id = a.owner_id
  LEFT JOIN project ap ON a.owner_kind = 'PROJECT' AND ap.id = a.owner_id;

CREATE VIEW v_key_result AS
SELECT c.key AS cycle, o.owner_kind AS owner_kind, coalesce(e.emp_no, d.name, p.key) AS owner, o.key AS objective, k.key AS key_result,
  k.title AS title, k.type AS type, k.start_value / 1000000.0 AS start_value, k.target / 1000000.0 AS target, k.unit AS unit,
  k.weight_bp / 100.0 AS weight, k.due_date AS due_date, k.state AS state
FROM key_result k JOIN objective o ON o.id = k.objective_id JOIN cycle c ON c.id = o.cycle_id
  LEFT JOIN employee e ON o.owner_kind = 'PERSON' AND e.id = o.owner_id
  LEFT JOIN department d ON o.owner_kind = 'DEPT' AND d.id = o.owner_id LEFT JOIN project p ON o.owner_kind = 'PROJECT' AND p.id = o.owner_id;

CREATE VIEW v_checkin AS
SELECT c.key AS cycle, o.owner_kind AS owner_kind, coalesce(e.emp_no, d.name, p.key) AS owner, o.key AS objective, k.key AS key_result,
  i.day AS day, i.value AS value, i.confidence AS confidence, i.note AS note, i.author AS author
FROM checkin i JOIN key_result k ON k.id = i.key_result_id JOIN objective o ON o.id = k.objective_id JOIN cycle c ON c.id = o.cycle_id
  LEFT JOIN employee e ON o.owner_kind = 'PERSON' AND e.id = o.owner_id
  LEFT JOIN department d ON o.owner_kind = 'DEPT' AND d.id = o.owner_id LEFT JOIN project p ON o.owner_kind = 'PROJECT' AND p.id = o.owner_id;

-- Who graded what at the close; the newest of each goal counts.
CREATE VIEW v_goal_grade AS
SELECT c.key AS cycle, o.owner_kind AS owner_kind, coalesce(e.emp_no, d.name, p.key) AS owner, o.key AS objective, k.key AS key_result,
  g.grade / 1000000.0 AS grade, g.computed / 1000000.0 AS computed, g.note AS note, g.author AS author, g.at AS at
FROM goal_grade g JOIN objective o ON o.id = g.objective_id JOIN cycle c ON c.id = o.cycle_id LEFT JOIN key_result k ON k.id = g.key_result_id
  LEFT JOIN employee e ON o.owner_kind = 'PERSON' AND e.id = o.owner_id
  LEFT JOIN department d ON o.owner_kind = 'DEPT' AND d.id = o.owner_id LEFT JOIN project p ON o.owner_kind = 'PROJECT' AND p.id = o.owner_id;

CREATE VIEW v_adjustment AS
SELECT c.key AS cycle, e.emp_no AS emp_no, a.points / 1000000.0 AS points, a.reason AS reason, a.approver AS approver, a.day AS day
FROM adjustment a JOIN cycle c ON c.id = a.cycle_id JOIN employee e ON e.id = a.employee_id;

-- Every revision; the newest of each cycle and person has is_newest 1.
CREATE VIEW v_result AS
SELECT c.key AS cycle, e.emp_no AS emp_no, r.revision AS revision,
  CASE WHEN r.revision = (SELECT max(s.revision) FROM result s WHERE s.cycle_id = r.cycle_id AND s.employee_id = r.employee_id)
    THEN 1 ELSE 0 END AS is_newest,
  r.okr AS okr, r.kpi AS kpi, r.feedback AS feedback, r.adjustment / 1000000.0 AS adjustment, r.published / 1000000.0 AS score,
  r.grade AS grade, r.coefficient / 1000000.0 AS coefficient, r.flags AS flags, r.rule_version AS rule_version, r.reason AS reason,
  r.published_at AS published_at
FROM result r JOIN cycle c ON c.id = r.cycle_id JOIN employee e ON e.id = r.employee_id;

CREATE VIEW v_past_result AS
SELECT e.emp_no AS emp_no, r.cycle_key AS period, r.from_date AS from_date, r.to_date AS to_date,
  CASE WHEN r.has_score = 1 THEN r.score / 1000000.0 END AS score, r.full_marks / 1000000.0 AS full_marks, r.grade AS grade
FROM legacy_result r JOIN employee e ON e.id = r.employee_id;

CREATE VIEW v_journal AS
SELECT id AS entry, at AS at, actor AS actor, action AS action, kind AS kind, undo_of AS undo_of, undone AS undone, n_lines AS n_lines
FROM journal;

-- What is sensitive has no before and no after here.
CREATE VIEW v_journal_line AS
SELECT journal_id AS entry, seq AS seq, tbl AS table_name, row_id AS row_id, op AS operation, n AS n_rows, before AS before, after AS after
FROM journal_line;
