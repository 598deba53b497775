/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remarks on goals, and who is mentioned in them. */
#include "heng-goal-talk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-goal-private.h"

void
heng_goal_remark_free (HengGoalRemark *remark)
{
  heng_goal_comment_free (remark->record);
  g_array_unref (remark->mentions);
  g_free (remark);
}

/* Bytes of `name` when the text goes on with it, else 0; an English name ends at the end of a word. */
static gsize
match_name (const char *text, const char *name)
{
  gsize length = name ? strlen (name) : 0;
  gunichar last, next;

  if (length == 0 || strncmp (text, name, length) != 0)
    return 0;
  last = g_utf8_get_char (g_utf8_find_prev_char (name, name + length));
  next = g_utf8_get_char_validated (text + length, -1);
  if (last < 0x80 && next < 0x80 && g_ascii_isalnum ((char) next))
    return 0;
  return length;
}

/* The longest way in which the text names the person. */
static gsize
match_person (const char *text, const HengEmployee *employee, gboolean by_number)
{
  return by_number ? match_name (text, employee->emp_no) : MAX (match_name (text, employee->name), match_name (text, employee->name_en));
}

static void
find_person (const char *text, GPtrArray *employees, gboolean by_number, HengMention *mention)
{
  gsize longest = 0;

  for (guint i = 0; i < employees->len; i++)
    {
      const HengEmployee *employee = employees->pdata[i];
      gsize length = match_person (text, employee, by_number);

      if (length == 0 || length < longest)
        continue;
      if (length > longest)
        mention->n_matches = 0;
      longest = length;
      mention->employee_id = employee->id;
      mention->n_matches++;
    }
  mention->end = mention->begin + 1 + longest;
  if (mention->n_matches != 1)
    mention->employee_id = 0;
}

/* The word behind an @ that names nobody, for the message. */
static gsize
word_end (const char *text, gsize begin)
{
  gsize at = begin + 1;

  while (text[at] && !g_unichar_isspace (g_utf8_get_char (text + at)) && !g_unichar_ispunct (g_utf8_get_char (text + at)))
    at = (gsize) (g_utf8_next_char (text + at) - text);
  return at;
}

GArray *
heng_mentions_find (const char *text, GPtrArray *employees)
{
  GArray *mentions = g_array_new (FALSE, FALSE, sizeof (HengMention));

  for (const char *at = strchr (text, '@'); at; at = strchr (at + 1, '@'))
    {
      HengMention mention = { .begin = (gsize) (at - text) };

      if (at > text && g_ascii_isalnum (at[-1])) /* a mail address */
        continue;
      find_person (at + 1, employees, TRUE, &mention);
      if (mention.n_matches == 0)
        find_person (at + 1, employees, FALSE, &mention);
      if (mention.n_matches == 0)
        mention.end = word_end (text, mention.begin);
      if (mention.end > mention.begin + 1)
        g_array_append_val (mentions, mention);
    }
  return mentions;
}

static HengGoalRemark *
remark_new (HengDb *db, const HengGoalComment *comment, GError **error)
{
  g_autoptr (GPtrArray) mentions = heng_goal_mentions_load_of (db, comment->id, error);
  HengGoalRemark *remark;

  if (!mentions)
    return NULL;
  remark = g_new0 (HengGoalRemark, 1);
  remark->record = heng_goal_comment_copy (comment);
  remark->mentions = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < mentions->len; i++)
    g_array_append_val (remark->mentions, ((HengGoalMention *) mentions->pdata[i])->employee_id);
  return remark;
}

static GPtrArray *
remarks_of (HengDb *db, GPtrArray *comments, GError **error)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_goal_remark_free);

  for (guint i = 0; comments && i < comments->len; i++)
    {
      HengGoalRemark *remark = remark_new (db, comments->pdata[i], error);

      if (!remark)
        return NULL;
      g_ptr_array_add (remarks, remark);
    }
  return comments ? g_steal_pointer (&remarks) : NULL;
}

/* The objective a goal belongs to; *kr_id is 0 for an objective. */
static HengObjective *
load_goal (HengDb *db, HengGoalKind kind, gint64 id, HengKeyResult **kr, GError **error)
{
  *kr = kind == HENG_GOAL_KEY_RESULT ? heng_key_result_load (db, id, error) : NULL;
  if (kind == HENG_GOAL_KEY_RESULT && !*kr)
    return NULL;
  return heng_objective_load (db, *kr ? (*kr)->objective_id : id, error);
}

GPtrArray *
heng_goal_comments_load (HengDb *db, HengGoalKind kind, gint64 id, gboolean with_below, GError **error)
{
  g_autoptr (HengKeyResult) kr = NULL;
  g_autoptr (HengObjective) objective = load_goal (db, kind, id, &kr, error);
  g_autoptr (GPtrArray) comments = NULL;

  if (!objective)
    return NULL;
  comments = heng_goal_rows_load (db, &heng_goal_comment_type, objective->id, kr ? kr->id : with_below ? -1 : 0,
                                  (GDestroyNotify) heng_goal_comment_free, error);
  return remarks_of (db, comments, error);
}

GPtrArray *
heng_goal_mentions_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error)
{
  g_autoptr (GPtrArray) comments = heng_goal_comments_load_mentioning (db, cycle_id, employee_id, error);

  return remarks_of (db, comments, error);
}

static gboolean
check_mentions (const char *text, const GArray *mentions, GError **error)
{
  for (guint i = 0; i < mentions->len; i++)
    {
      const HengMention *mention = &g_array_index (mentions, HengMention, i);
      g_autofree char *word = g_strndup (text + mention->begin, mention->end - mention->begin);

      if (mention->n_matches == 0)
        return heng_goal_invalid (error, _("“%s” names nobody. Write the name as in People, or the employee number."), word);
      if (mention->n_matches > 1)
        return heng_goal_invalid (error, _("%u people are called “%s”. Write the employee number instead."), mention->n_matches, word);
    }
  return TRUE;
}

static gboolean
write_mentions (HengChange *change, gint64 comment_id, const GArray *mentions, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < mentions->len; i++)
    {
      g_autoptr (HengGoalMention) mention = heng_goal_mention_new ();

      mention->goal_comment_id = comment_id;
      mention->employee_id = g_array_index (mentions, HengMention, i).employee_id;
      if (g_hash_table_add (seen, GSIZE_TO_POINTER ((gsize) mention->employee_id))
          && !heng_change_insert (change, &heng_goal_mention_type, mention, error))
        return FALSE;
    }
  return TRUE;
}

/* Everybody, when the text mentions anybody. */
static GPtrArray *
load_mentionable (HengDb *db, const char *text, GError **error)
{
  return text && strchr (text, '@') ? heng_employees_load (db, 0, error) : g_ptr_array_new ();
}

gint64
heng_goal_comment (HengDb *db, HengGoalKind kind, gint64 id, const char *text, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengKeyResult) kr = NULL;
  g_autoptr (HengObjective) objective = change ? load_goal (db, kind, id, &kr, error) : NULL;
  g_autoptr (GPtrArray) employees = objective ? load_mentionable (db, text, error) : NULL;
  g_autoptr (HengGoalComment) comment = heng_goal_comment_new ();
  g_autoptr (GArray) mentions = NULL;
  g_autofree char *name = NULL, *head = NULL, *action = NULL;

  if (!employees)
    return 0;
  comment->text = g_strstrip (g_strdup (text ? text : ""));
  if (*comment->text == '\0')
    {
      heng_goal_invalid (error, "%s", _("Write something first."));
      return 0;
    }
  mentions = heng_mentions_find (comment->text, employees);
  if (!check_mentions (comment->text, mentions, error))
    return 0;
  comment->objective_id = objective->id;
  comment->key_result_id = kr ? kr->id : 0;
  comment->author = g_strdup (actor ? actor : g_get_user_name ());
  comment->at = heng_now_ms ();
  name = heng_goal_name (db, objective, kr);
  head = heng_goal_shorten (comment->text);
  /* Translators: a goal and the head of what was said */
  action = g_strdup_printf (_("Remark on %1$s: %2$s"), name, head);
  heng_change_set_action (change, action);
  if (!heng_change_insert (change, &heng_goal_comment_type, comment, error) || !write_mentions (change, comment->id, mentions, error)
      || !heng_change_commit (change, error))
    return 0;
  return comment->id;
}

gboolean
heng_goal_comment_remove (HengDb *db, gint64 comment_id, gint64 version, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, _("Take a remark back"), error);
  g_autoptr (HengGoalComment) comment = change ? heng_goal_comment_load_one (db, comment_id, error) : NULL;
  g_autoptr (GPtrArray) mentions = comment ? heng_goal_mentions_load_of (db, comment_id, error) : NULL;

  if (!mentions)
    return FALSE;
  if (comment->kind != HENG_REMARK_PLAIN)
    return heng_refuse (error, "%s", _("What was said at a step of the approval is kept."));
  if (g_strcmp0 (comment->author, actor ? actor : g_get_user_name ()) != 0)
    return heng_refuse (error, _("Only %s can take this remark back."), comment->author ? comment->author : "?");
  for (guint i = 0; i < mentions->len; i++)
    {
      const HengRecord *mention = mentions->pdata[i];

      if (!heng_change_delete (change, &heng_goal_mention_type, mention->id, mention->version, error))
        return FALSE;
    }
  return heng_change_delete (change, &heng_goal_comment_type, comment_id, version, error) && heng_change_commit (change, error);
}
