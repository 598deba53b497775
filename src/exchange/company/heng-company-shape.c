/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table that says what a whole-company document is made of. */
#include "heng-company-shape.h"

#include <string.h>

#include "heng-actual-pack.h"
#include "heng-cycle.h"
#include "heng-record-sql.h"
#include "heng-scheme.h"

enum
{
  TOP = -1,
  COMPANY, DEPARTMENTS, EMPLOYEES, DEPARTMENT_CHANGES, PRIVATE, DETAIL, JOBS, REPORTING_LINES, ABSENCES, CONTACTS, EDUCATION, CERTIFICATES, SKILLS,
  PERSON_NOTES, ATTACHMENTS, PAST_RESULTS, DECISIONS, PROJECTS, PROJECT_MEMBERS, PROJECT_MILESTONES,
  SCHEME, INDICATORS, INDICATOR_VERSIONS, TEMPLATES, TEMPLATE_LINES, PROFILES, ASSIGNMENTS, GRADE_BANDS, CALENDAR_DAYS, QUESTION_SETS, QUESTIONS,
  CYCLES, ACTUAL_LISTS, PARTICIPANTS, SCORECARD, SCORECARD_STEPS, ACTUALS, PACKED_ACTUALS, MILESTONES, FEEDBACK, RATING_SHEETS, SHARED_ACTUALS, OBJECTIVES,
  KEY_RESULTS, CHECKINS, GOAL_LINKS, GOAL_VERSIONS, GOAL_REQUESTS, GOAL_GRADES, GOAL_COMMENTS, GOAL_MENTIONS, GOAL_EVIDENCE, ADJUSTMENTS, COMMENTS, RATINGS_DONE, RESULTS, POOLS, GRADE_CHANGES, APPEALS, TRIALS,
  SAVED_FILTERS, IMPORT_MAPS, IMPORT_ANSWERS, REPORT_LAYOUTS, N_SECTIONS
};

#define LIST HENG_SECTION_LIST
#define SINGLE HENG_SECTION_SINGLE

/* In the order of the enumeration, which rows are written in: a section stands behind what its records refer to. */
static const HengSectionSpec specs[N_SECTIONS] = {
  [COMPANY] = { "company", "company", TOP, NULL, SINGLE, NULL, NULL, NULL },
  [DEPARTMENTS] = { "departments", "department", TOP, NULL, LIST, NULL, NULL, NULL },
  [DEPARTMENT_CHANGES] = { "changes", "department_change", DEPARTMENTS, "department_id", LIST, "from_date", NULL, NULL },
  [EMPLOYEES] = { "employees", "employee", TOP, NULL, LIST, "emp_no", "emp_no", NULL },
  [PRIVATE] = { "private", "employee_private", EMPLOYEES, "id", SINGLE, NULL, NULL, NULL },
  [DETAIL] = { "detail", "employee_detail", EMPLOYEES, "id", SINGLE, NULL, NULL, NULL },
  [JOBS] = { "jobs", "job", EMPLOYEES, "employee_id", LIST, "from_date", NULL, "kind" },
  [REPORTING_LINES] = { "reporting_lines", "reporting_line", EMPLOYEES, "employee_id", LIST, NULL, NULL, "kind" },
  [ABSENCES] = { "absences", "absence", EMPLOYEES, "employee_id", LIST, "from_date", NULL, "kind" },
  [CONTACTS] = { "contacts", "contact", EMPLOYEES, "employee_id", LIST, NULL, NULL, NULL },
  [EDUCATION] = { "education", "education", EMPLOYEES, "employee_id", LIST, NULL, NULL, NULL },
  [CERTIFICATES] = { "certificates", "certificate", EMPLOYEES, "employee_id", LIST, NULL, NULL, NULL },
  [SKILLS] = { "skills", "skill", EMPLOYEES, "employee_id", LIST, "name", "name", NULL },
  [PERSON_NOTES] = { "notes", "person_note", EMPLOYEES, "employee_id", LIST, "day", NULL, NULL },
  [ATTACHMENTS] = { "attachments", "attachment", EMPLOYEES, "employee_id", LIST, NULL, NULL, NULL },
  [PAST_RESULTS] = { "past_results", "legacy_result", EMPLOYEES, "employee_id", LIST, "from_date cycle_key", "cycle_key", NULL },
  [DECISIONS] = { "decisions", "decision", EMPLOYEES, "employee_id", LIST, "day", NULL, "kind" },
  [PROJECTS] = { "projects", "project", TOP, NULL, LIST, "key", "key", NULL },
  [PROJECT_MEMBERS] = { "members", "project_member", PROJECTS, "project_id", LIST, NULL, "employee_id", NULL },
  [PROJECT_MILESTONES] = { "milestones", "project_milestone", PROJECTS, "project_id", LIST, "plan_date", NULL, NULL },
  [SCHEME] = { "scheme", NULL, TOP, NULL, HENG_SECTION_GROUP, NULL, NULL, NULL },
  [INDICATORS] = { "indicators", "indicator", SCHEME, NULL, LIST, "code", "code", "perspective level" },
  [INDICATOR_VERSIONS] = { "versions", "indicator_version", INDICATORS, "indicator_id", LIST, "revision", "revision", NULL },
  [TEMPLATES] = { "templates", "template", SCHEME, NULL, LIST, "key revision", "key revision", NULL },
  [TEMPLATE_LINES] = { "lines", "template_line", TEMPLATES, "template_id", LIST, "sort", "indicator_id", "weight_bp" },
  [PROFILES] = { "profiles", "profile", SCHEME, NULL, LIST, "key", "key", "okr_bp kpi_bp feedback_bp" },
  [ASSIGNMENTS] = { "assignments", "assignment", SCHEME, NULL, LIST, "sort dept_type is_manager",
                    "dept_type is_manager any_type any_manager position level", "dept_type" },
  [GRADE_BANDS] = { "grade_bands", "grade_band", SCHEME, NULL, LIST, "sort", "grade", "lower coefficient" },
  [CALENDAR_DAYS] = { "calendar_days", "calendar_day", SCHEME, NULL, LIST, "day", "day", "is_working" },
  [QUESTION_SETS] = { "question_sets", "question_set", SCHEME, NULL, LIST, "key revision", "key revision", "kind" },
  [QUESTIONS] = { "questions", "question", QUESTION_SETS, "question_set_id", LIST, "sort", "sort", "kind" },
  [CYCLES] = { "cycles", "cycle", TOP, NULL, LIST, "start_date", "key", "state okr_cap" },
  [ACTUAL_LISTS] = { "actual_lists", "actual_list", CYCLES, "cycle_id", LIST, NULL, NULL, NULL },
  [PARTICIPANTS] = { "participants", "participant", CYCLES, "cycle_id", LIST, "employee_id part", "employee_id part",
                     "part okr_bp kpi_bp feedback_bp state" },
  [SCORECARD] = { "scorecard", "scorecard_line", PARTICIPANTS, "participant_id", LIST, "sort", "code", "perspective weight_bp level" },
  [SCORECARD_STEPS] = { "scorecard_steps", "scorecard_step", PARTICIPANTS, "participant_id", LIST, "at", NULL, "kind" },
  [ACTUALS] = { "actuals", "actual", PARTICIPANTS, "owner_id", LIST, "code", "code", NULL },
  [PACKED_ACTUALS] = { "packed_actuals", "actual_pack", PARTICIPANTS, "id", SINGLE, NULL, NULL, NULL },
  [MILESTONES] = { "milestones", "milestone", PARTICIPANTS, "participant_id", LIST, "code plan_date", NULL, NULL },
  [FEEDBACK] = { "feedback", "feedback", PARTICIPANTS, "participant_id", LIST, "rater_group", "rater_group", "rater_group n sum" },
  [RATING_SHEETS] = { "rating_sheets", "rating_sheet", PARTICIPANTS, "participant_id", LIST, NULL, NULL, "rater_group" },
  [SHARED_ACTUALS] = { "actuals", "actual", CYCLES, "cycle_id", LIST, "level owner_id code", "level owner_id code", "level" },
  [OBJECTIVES] = { "objectives", "objective", CYCLES, "cycle_id", LIST, "owner_kind owner_id sort", "owner_kind owner_id key",
                   "owner_kind mode curve weight_bp state" },
  [KEY_RESULTS] = { "key_results", "key_result", OBJECTIVES, "objective_id", LIST, "sort", "key", "type weight_bp state" },
  [CHECKINS] = { "checkins", "checkin", KEY_RESULTS, "key_result_id", LIST, "day", NULL, "confidence" },
  [GOAL_LINKS] = { "links", "goal_link", OBJECTIVES, "objective_id", LIST, NULL, NULL, NULL },
  [GOAL_VERSIONS] = { "versions", "goal_version", OBJECTIVES, "objective_id", LIST, "number", "number", "number" },
  [GOAL_REQUESTS] = { "requests", "goal_request", OBJECTIVES, "objective_id", LIST, "at", NULL, "state" },
  [GOAL_GRADES] = { "grades", "goal_grade", OBJECTIVES, "objective_id", LIST, "at", NULL, "grade" },
  [GOAL_COMMENTS] = { "comments", "goal_comment", OBJECTIVES, "objective_id", LIST, "at", NULL, "kind" },
  [GOAL_MENTIONS] = { "mentions", "goal_mention", GOAL_COMMENTS, "goal_comment_id", LIST, NULL, "employee_id", NULL },
  [GOAL_EVIDENCE] = { "evidence", "goal_evidence", OBJECTIVES, "objective_id", LIST, "name", NULL, "kind" },
  [ADJUSTMENTS] = { "adjustments", "adjustment", CYCLES, "cycle_id", LIST, "employee_id day", NULL, "points" },
  [COMMENTS] = { "comments", "comment", CYCLES, "cycle_id", LIST, "employee_id", NULL, "kind" },
  [RATINGS_DONE] = { "ratings_done", "rating_done", CYCLES, "cycle_id", LIST, "rater_id", "rater_id", "n" },
  [RESULTS] = { "results", "result", CYCLES, "cycle_id", LIST, "employee_id revision", "employee_id revision",
                "revision adjustment final_micro published coefficient active_weight_bp objective_share_bp" },
  [POOLS] = { "pools", "pool_member", CYCLES, "cycle_id", LIST, "pool department_id", "department_id", "pool" },
  [GRADE_CHANGES] = { "grade_changes", "grade_change", CYCLES, "cycle_id", LIST, "employee_id", "employee_id", NULL },
  [APPEALS] = { "appeals", "appeal", CYCLES, "cycle_id", LIST, "employee_id opened", NULL, NULL },
  [TRIALS] = { "trials", "trial", CYCLES, "cycle_id", LIST, "name", "name", NULL },
  [SAVED_FILTERS] = { "saved_filters", "saved_filter", TOP, NULL, LIST, "area sort name", "area name", NULL },
  [IMPORT_MAPS] = { "import_maps", "import_map", TOP, NULL, LIST, "kind headers", "kind headers", NULL },
  [IMPORT_ANSWERS] = { "import_answers", "import_answer", TOP, NULL, LIST, "question", "question", NULL },
  [REPORT_LAYOUTS] = { "report_layouts", "report_layout", TOP, NULL, LIST, "name", "name", NULL },
};

/* Which field refers to what; a table of NULL: in every table that is not named. The field's kind says the rest. */
static const struct
{
  const char *table, *field;
  HengAs as;
  const char *name; /* of the member; NULL: the field's own, without _id for references */
} references[] = {
  { "department", "parent_id", HENG_AS_PATH, "path" },
  { "department_change", "parent_id", HENG_AS_DEPARTMENT, NULL },
  { "objective", "parent_id", HENG_AS_OBJECTIVE, NULL },
  { "objective", "parent_kr_id", HENG_AS_KEY_RESULT, NULL },
  { "objective", "owner_id", HENG_AS_OWNER, NULL },
  { "goal_link", "target_id", HENG_AS_OBJECTIVE, NULL },
  { "goal_link", "target_kr_id", HENG_AS_KEY_RESULT, NULL },
  { "actual", "owner_id", HENG_AS_OWNER, NULL },
  { "cycle", "scope", HENG_AS_DEPARTMENTS, NULL },
  { "rating_sheet", "rater_key", HENG_AS_BIG, NULL },
  { "result", "final_micro", HENG_AS_DECIMAL, "final" },
  { NULL, "key_result_id", HENG_AS_KEY_RESULT, NULL },
  { NULL, "employee_id", HENG_AS_EMPLOYEE, NULL },
  { NULL, "manager_id", HENG_AS_EMPLOYEE, NULL },
  { NULL, "head_id", HENG_AS_EMPLOYEE, NULL },
  { NULL, "lead_id", HENG_AS_EMPLOYEE, NULL },
  { NULL, "rater_id", HENG_AS_EMPLOYEE, NULL },
  { NULL, "department_id", HENG_AS_DEPARTMENT, NULL },
  { NULL, "project_id", HENG_AS_PROJECT, NULL },
  { NULL, "indicator_id", HENG_AS_INDICATOR, NULL },
  { NULL, "actual_list_id", HENG_AS_LIST, NULL },
};

static HengSection *sections[N_SECTIONS];
static GArray *top;

static HengAs
as_of_kind (const HengField *field)
{
  switch (field->kind)
    {
    case HENG_KIND_TEXT:
      return HENG_AS_TEXT;
    case HENG_KIND_DATE:
      return HENG_AS_DATE;
    case HENG_KIND_ENUM:
      return HENG_AS_ENUM;
    case HENG_KIND_REF:
      g_error ("the field %s refers to something, but heng-company-shape.c does not say to what", field->name);
    case HENG_KIND_INT:
    case HENG_KIND_VALUE:
    default:
      return field->flags & HENG_FIELD_YES_NO  ? HENG_AS_BOOL
             : field->flags & HENG_FIELD_MICRO ? HENG_AS_DECIMAL
             : field->flags & HENG_FIELD_TIME  ? HENG_AS_TIME
                                               : HENG_AS_INT;
    }
}

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) list = g_strsplit (words ? words : "", " ", -1);

  return g_strv_contains ((const char *const *) list, word);
}

/* What follows from the place of the record in the document does not stand in it. */
static gboolean
is_implied (const HengSection *section, const HengField *field)
{
  if (field->flags & HENG_FIELD_DERIVED || field == section->owner)
    return TRUE;
  if (section->share == HENG_PART_OF_PARTICIPANT)
    return strcmp (field->name, "cycle_id") == 0 || strcmp (field->name, "level") == 0;
  return section->index == DEPARTMENTS && strcmp (field->name, "name") == 0; /* the end of its path */
}

static void
add_member (HengSection *section, const HengField *field)
{
  HengMember member = { .field = field };
  const char *name = NULL;

  if (is_implied (section, field))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (references) && !name; i++)
    if (strcmp (references[i].field, field->name) == 0
        && (!references[i].table || strcmp (references[i].table, section->type->table) == 0))
      {
        member.as = references[i].as;
        name = references[i].name ? references[i].name : field->name;
      }
  if (!name)
    member.as = as_of_kind (field);
  if (!name)
    name = field->name;
  member.name = member.as >= HENG_AS_EMPLOYEE && g_str_has_suffix (name, "_id") ? g_strndup (name, strlen (name) - 3) : g_strdup (name);
  member.required = (field->flags & HENG_FIELD_REQUIRED) || has_word (section->spec->needs, field->name) || member.as == HENG_AS_PATH;
  g_array_append_val (section->members, member);
}

static GPtrArray *
find_fields (const HengRecordType *type, const char *words)
{
  GPtrArray *fields = g_ptr_array_new ();
  g_auto (GStrv) list = g_strsplit (words ? words : "", " ", -1);

  for (guint i = 0; list[i] && *list[i]; i++)
    {
      const HengField *field = heng_record_field (type, list[i]);

      g_assert (field);
      g_ptr_array_add (fields, (gpointer) field);
    }
  return fields;
}

static HengSection *
new_section (int index)
{
  const HengSectionSpec *spec = &specs[index];
  const HengRecordType *type = index == PACKED_ACTUALS ? &heng_actual_pack_type /* stored in blocks, which are of no interest here */
                               : spec->table           ? heng_record_type_for_table (spec->table)
                                                       : NULL;
  HengSection *section;

  if (spec->table && !type)
    return NULL;
  section = g_new0 (HengSection, 1);
  *section = (HengSection) { .spec = spec, .type = type, .index = index };
  section->members = g_array_new (FALSE, FALSE, sizeof (HengMember));
  section->children = g_array_new (FALSE, FALSE, sizeof (int));
  section->share = index == ACTUALS ? HENG_PART_OF_PARTICIPANT : index == SHARED_ACTUALS ? HENG_PART_OF_CYCLE : 0;
  if (!type)
    return section;
  section->shares_id = g_strcmp0 (spec->owner, "id") == 0;
  section->owner = spec->owner && !section->shares_id ? heng_record_field (type, spec->owner) : NULL;
  g_assert (section->owner || section->shares_id || !spec->owner);
  section->order = find_fields (type, spec->order);
  section->key = find_fields (type, spec->key);
  for (guint i = 0; i < type->n_fields; i++)
    add_member (section, &type->fields[i]);
  return section;
}

static void
build (void)
{
  static gsize ready;

  if (!g_once_init_enter (&ready))
    return;
  top = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < N_SECTIONS; i++)
    if ((sections[i] = new_section (i)))
      g_array_append_val (specs[i].parent == TOP ? top : sections[specs[i].parent]->children, i);
  g_once_init_leave (&ready, 1);
}

const HengSection *const *
heng_company_sections (guint *n_sections)
{
  build ();
  *n_sections = N_SECTIONS;
  return (const HengSection *const *) sections;
}

const GArray *
heng_company_children (int parent)
{
  build ();
  return parent == TOP ? top : sections[parent]->children;
}

const HengSection *
heng_company_section (int index)
{
  build ();
  return sections[index];
}

const HengSection *
heng_company_section_of (const char *table)
{
  build ();
  for (int i = 0; i < N_SECTIONS; i++)
    if (sections[i] && g_strcmp0 (specs[i].table, table) == 0)
      return sections[i];
  return NULL;
}

const HengMember *
heng_section_member (const HengSection *section, const char *name)
{
  for (guint i = 0; i < section->members->len; i++)
    {
      const HengMember *member = &g_array_index (section->members, HengMember, i);

      if (strcmp (member->name, name) == 0)
        return member;
    }
  return NULL;
}

const HengRecordType *
heng_section_stored_type (const HengSection *section)
{
  return section->type == &heng_actual_pack_type ? &heng_actual_block_type : section->type;
}

gboolean
heng_section_takes (const HengSection *section, gconstpointer record)
{
  const HengActualRow *actual = record;

  if (section->share == 0)
    return TRUE;
  return (actual->level == HENG_LEVEL_PERSON) == (section->share == HENG_PART_OF_PARTICIPANT);
}

char *
heng_path_escape (const char *name)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (; *name; name++)
    if (*name == '~')
      g_string_append (text, "~0");
    else if (*name == '/')
      g_string_append (text, "~1");
    else
      g_string_append_c (text, *name);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A "~~2" at the end only tells departments of one name apart. */
char *
heng_path_unescape (const char *part, gsize length)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (part[i] == '~' && i + 1 < length && part[i + 1] == '~')
        break;
      if (part[i] == '~' && i + 1 < length && (part[i + 1] == '0' || part[i + 1] == '1'))
        g_string_append_c (text, part[++i] == '0' ? '~' : '/');
      else
        g_string_append_c (text, part[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
