-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every view there ever was: they go before the steps of an upgrade, which may change the tables below them.
DROP VIEW IF EXISTS v_department;
DROP VIEW IF EXISTS v_employee;
DROP VIEW IF EXISTS v_job;
DROP VIEW IF EXISTS v_cycle;
DROP VIEW IF EXISTS v_participant;
DROP VIEW IF EXISTS v_scorecard;
DROP VIEW IF EXISTS v_actual;
DROP VIEW IF EXISTS v_packed_actual;
DROP VIEW IF EXISTS v_objective;
DROP VIEW IF EXISTS v_key_result;
DROP VIEW IF EXISTS v_checkin;
DROP VIEW IF EXISTS v_goal_grade;
DROP VIEW IF EXISTS v_adjustment;
DROP VIEW IF EXISTS v_result;
DROP VIEW IF EXISTS v_past_result;
DROP VIEW IF EXISTS v_journal;
DROP VIEW IF EXISTS v_journal_line;
