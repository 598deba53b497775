/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in a store, seen from another process; locks that do not reach another machine are found. */
#include "store-fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "heng-db-private.h"
#include "heng-slots.h"

/* Longer than anything takes on a machine that has much else to do. */
#define PATIENCE_US (60 * G_USEC_PER_SEC)
/* Where the mirror puts the other machine. */
#define FAR_SLOT 5

typedef struct
{
  GPid pid;
  int input, output;
} Visit;

static gboolean
look_nfs (const char *path, HengFileSystem *fs, gpointer data)
{
  fs->f_type = 0x6969;
  fs->free_bytes = G_MAXINT64;
  fs->mount_options = g_strdup (data);
  return TRUE;
}

/* Starts a client and waits until it is in. */
static Visit
enter (const char *path, const char *machine, const char *place)
{
  g_autofree char *helper = g_test_build_filename (G_TEST_BUILT, "visit-helper", NULL);
  char *argv[] = { helper, (char *) path, (char *) machine, (char *) place, NULL };
  g_autoptr (GError) error = NULL;
  char answer[4] = { 0 };
  Visit visit;

  g_spawn_async_with_pipes (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &visit.pid, &visit.input, &visit.output, NULL,
                            &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (visit.output, answer, 3), ==, 3);
  g_assert_cmpstr (answer, ==, "in\n");
  return visit;
}

static void
end (Visit *visit)
{
  int status;

  close (visit->input);
  waitpid (visit->pid, &status, 0);
  close (visit->output);
  g_spawn_close_pid (visit->pid);
}

static void
leave (Visit *visit)
{
  end (visit);
}

static void
crash (Visit *visit)
{
  kill (visit->pid, SIGKILL);
  end (visit);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  heng_presence_set_pace (100);
  fixture_set_up (fixture, data);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  heng_place_set_look (NULL, NULL);
  heng_slots_set_machine (NULL, NULL);
  fixture_tear_down (fixture, data);
}

static gboolean
has_presence_file (Fixture *fixture)
{
  g_autofree char *path = heng_slots_path (fixture->path);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static guint
count_visitors (Fixture *fixture)
{
  g_autoptr (GPtrArray) visitors = heng_presence_list (fixture->path);

  return visitors->len;
}

/* What is in a slot of the presence file; TRUE when somebody is. */
static gboolean
peek (Fixture *fixture, guint slot, HengSlot *content)
{
  g_autofree char *path = heng_slots_path (fixture->path);
  int fd = g_open (path, O_RDONLY, 0);
  gboolean found = fd >= 0 && heng_slot_read (fd, slot, content);

  if (fd >= 0)
    close (fd);
  return found;
}

static guint
find_self (Fixture *fixture)
{
  HengSlot content;

  for (guint i = 1; i < HENG_SLOTS; i++)
    if (peek (fixture, i, &content) && content.pid == getpid ())
      return i;
  g_assert_not_reached ();
}

/* Until the own client has counted n times and so has looked at the others as often, however long the disk takes for it. */
static void
wait_for_beats (Fixture *fixture, gint64 n)
{
  guint slot = find_self (fixture);
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  HengSlot first, now;

  g_assert_true (peek (fixture, slot, &first));
  do
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_usleep (10000);
    }
  while (!peek (fixture, slot, &now) || now.beat < first.beat + n);
}

/* Closes the fixture's own connection, on a journal that a network takes. */
static void
put_on_network (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  heng_db_exec (fixture->db, "PRAGMA journal_mode = TRUNCATE", &error);
  g_assert_no_error (error);
  g_clear_pointer (&fixture->db, heng_db_close);
}

static void
test_who_is_in (Fixture *fixture, gconstpointer data)
{
  gint64 before = g_get_real_time () / 1000;
  Visit visit = enter (fixture->path, "hr-2", "local");
  g_autoptr (GPtrArray) visitors = heng_presence_list (fixture->path);
  HengVisitor *first = visitors->pdata[0];
  HengVisitor *second = visitors->pdata[1];

  g_assert_cmpuint (visitors->len, ==, 2);
  g_assert_true (first->is_self);
  g_assert_true (first->is_here);
  g_assert_cmpint (first->pid, ==, getpid ());
  g_assert_cmpstr (first->host, ==, g_get_host_name ());
  g_assert_false (second->is_self);
  g_assert_false (second->is_here);
  g_assert_cmpstr (second->host, ==, "hr-2");
  g_assert_cmpint (second->pid, ==, visit.pid);
  g_assert_cmpint (second->since, >=, before);
  g_assert_cmpint (strlen (second->name), >, 0);
  leave (&visit);
  g_assert_cmpuint (count_visitors (fixture), ==, 1);
}

static void
test_no_litter (Fixture *fixture, gconstpointer data)
{
  Visit visit = enter (fixture->path, "-", "local");

  g_assert_true (has_presence_file (fixture));
  g_clear_pointer (&fixture->db, heng_db_close);
  g_assert_true (has_presence_file (fixture));
  leave (&visit);
  g_assert_false (has_presence_file (fixture));
}

/* A slot belongs to its lock, so one who died is gone at once, and the next one takes the slot and tidies up. */
static void
test_crashed_client (Fixture *fixture, gconstpointer data)
{
  Visit visit = enter (fixture->path, "-", "local");
  Visit next;

  g_clear_pointer (&fixture->db, heng_db_close);
  crash (&visit);
  g_assert_true (has_presence_file (fixture));
  g_assert_cmpuint (count_visitors (fixture), ==, 0);
  next = enter (fixture->path, "-", "local");
  g_assert_cmpuint (count_visitors (fixture), ==, 1);
  leave (&next);
  g_assert_false (has_presence_file (fixture));
}

/* Many come and go at once; nobody is lost and the file goes with the last one. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  Visit visits[12];

  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    visits[i] = enter (fixture->path, "-", "local");
  g_assert_cmpuint (count_visitors (fixture), ==, G_N_ELEMENTS (visits) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (visits); i += 2)
    leave (&visits[i]);
  g_assert_cmpuint (count_visitors (fixture), ==, G_N_ELEMENTS (visits) / 2 + 1);
  for (guint i = 1; i < G_N_ELEMENTS (visits); i += 2)
    leave (&visits[i]);
  g_clear_pointer (&fixture->db, heng_db_close);
  g_assert_false (has_presence_file (fixture));
}

static void
test_reader_needs_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->db, heng_db_close);
  fixture->db = heng_db_open (fixture->path, HENG_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_false (has_presence_file (fixture));
}

/* Another program's file of that name, or a link to somewhere else, stays as it is; the store opens without. */
static void
test_foreign_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = heng_slots_path (fixture->path);
  g_autofree char *other = g_build_filename (fixture->folder, "mine.txt", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->db, heng_db_close);
  g_file_set_contents (other, "", 0, NULL);
  g_assert_cmpint (symlink (other, path), ==, 0);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (HengEmployee) employee = NULL;
      g_autofree char *emp_no = g_strdup_printf ("E%d", i);

      fixture->db = heng_db_open (fixture->path, HENG_DB_OPEN, &error);
      g_assert_no_error (error);
      employee = add_employee (fixture->db, emp_no, "张伟");
      g_clear_pointer (&fixture->db, heng_db_close);
      g_assert_true (g_file_get_contents (i ? path : other, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, i ? "my notes" : "");
      g_clear_pointer (&content, g_free);
      g_unlink (path);
      g_file_set_contents (path, "my notes", -1, NULL);
    }
  fixture->db = heng_db_open (fixture->path, HENG_DB_OPEN, &error);
  put_on_network (fixture);
  heng_place_set_look (look_nfs, NULL);
  g_assert_null (heng_db_open (fixture->path, HENG_DB_OPEN, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_UNSAFE_PLACE);
  g_assert_null (strstr (error->message, "-wal"));
}

/* Half a slot, or noise in one, is nobody. */
static void
test_garbage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = heng_slots_path (fixture->path);
  g_autofree char *noise = g_malloc (HENG_SLOTS * 256);

  g_clear_pointer (&fixture->db, heng_db_close);
  for (int i = 0; i < HENG_SLOTS * 256; i++)
    noise[i] = i % 7 ? (char) g_test_rand_int_range (1, 255) : '\t';
  memcpy (noise, "heng-presence 1\n", 16);
  g_file_set_contents (path, noise, HENG_SLOTS * 256, NULL);
  fixture->db = heng_db_open (fixture->path, HENG_DB_OPEN, NULL);
  g_assert_nonnull (fixture->db);
  g_assert_cmpuint (count_visitors (fixture), ==, 1);
}

/* Two machines on a share whose locks work. */
static void
test_network (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) employee = NULL;
  Visit visit;

  put_on_network (fixture);
  visit = enter (fixture->path, "hr-2", "nfs");
  heng_place_set_look (look_nfs, NULL);
  fixture->db = heng_db_open (fixture->path, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  employee = add_employee (fixture->db, "E001", "张伟");
  g_assert_cmpuint (count_visitors (fixture), ==, 2);
  wait_for_beats (fixture, 3);
  g_assert_true (heng_presence_check (fixture->db->presence, &error));
  leave (&visit);
}

/* The slots of a client whose locks are not seen here: a copy of its presence file, once a beat, is just that. */
static gpointer
mirror (gpointer data)
{
  char **paths = data;

  while (!g_atomic_pointer_get (&paths[2]))
    {
      g_autofree char *content = NULL;
      gsize length;
      int fd;

      /* slot 1 of the one over FAR_SLOT of the other */
      if (g_file_get_contents (paths[0], &content, &length, NULL) && length >= 512 && (fd = g_open (paths[1], O_WRONLY, 0)) >= 0)
        {
          g_assert_cmpint (pwrite (fd, content + 256, 256, FAR_SLOT * 256), ==, 256);
          close (fd);
        }
      g_usleep (20000);
    }
  return NULL;
}

typedef struct
{
  Fixture far; /* the same store as another machine sees it */
  char *paths[3];
  Visit visit;
  GThread *thread;
} Loose;

/* The other machine goes in, on its own side. */
static void
loose_begin (Loose *loose, Fixture *fixture)
{
  fixture_set_up (&loose->far, NULL);
  put_on_network (&loose->far);
  loose->visit = enter (loose->far.path, "hr-2", "nfs");
  loose->paths[0] = heng_slots_path (loose->far.path);
  loose->paths[1] = heng_slots_path (fixture->path);
  loose->paths[2] = NULL;
  loose->thread = g_thread_new ("mirror", mirror, loose->paths);
}

/* Until the mirror shows somebody. */
static void
loose_wait (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  HengSlot content;

  while (!peek (fixture, FAR_SLOT, &content))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_usleep (10000);
    }
}

static void
loose_end (Loose *loose)
{
  g_atomic_pointer_set (&loose->paths[2], loose->paths[0]);
  g_thread_join (loose->thread);
  leave (&loose->visit);
  g_free (loose->paths[0]);
  g_free (loose->paths[1]);
  fixture_tear_down (&loose->far, NULL);
}

static void
test_locks_do_not_hold (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) reader = NULL;
  Loose loose;

  put_on_network (fixture);
  loose_begin (&loose, fixture);
  g_file_set_contents (loose.paths[1], "", 0, NULL);
  loose_wait (fixture);
  /* a long look: the other one counts at its own pace, and the first time that is seen the look is over */
  heng_presence_set_pace (10000);
  heng_place_set_look (look_nfs, NULL);
  g_assert_null (heng_db_open (fixture->path, HENG_DB_OPEN, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_UNSAFE_PLACE);
  g_assert_nonnull (strstr (error->message, "hr-2"));
  g_clear_error (&error);
  /* reading does no harm */
  reader = heng_db_open (fixture->path, HENG_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_clear_pointer (&reader, heng_db_close);
  loose_end (&loose);
}

/* It comes later than we: the next write is refused. */
static void
test_locks_stop_holding (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Loose loose;
  gint64 end;

  put_on_network (fixture);
  heng_place_set_look (look_nfs, NULL);
  fixture->db = heng_db_open (fixture->path, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  g_assert_true (heng_db_begin (fixture->db, &error));
  heng_db_rollback (fixture->db);
  heng_place_set_look (NULL, NULL);
  loose_begin (&loose, fixture);
  end = g_get_monotonic_time () + PATIENCE_US;
  while (heng_db_begin (fixture->db, &error))
    {
      heng_db_rollback (fixture->db);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_usleep (10000);
    }
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_UNSAFE_PLACE);
  loose_end (&loose);
}

/* A machine that was switched off has left its slot: after some beats without news it is nobody's. */
static void
test_other_machine_crashed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Visit visit;

  put_on_network (fixture);
  visit = enter (fixture->path, "hr-2", "nfs");
  crash (&visit);
  heng_place_set_look (look_nfs, NULL);
  fixture->db = heng_db_open (fixture->path, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_visitors (fixture), ==, 1);
  g_assert_true (heng_db_begin (fixture->db, &error));
  heng_db_rollback (fixture->db);
  g_clear_pointer (&fixture->db, heng_db_close);
  g_assert_false (has_presence_file (fixture));
}

/* The disk of this computer is shared, and somebody of another one is in: a log would cut him off. */
static void
test_no_log_under_a_guest (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (HengEmployee) employee = NULL;
  g_autoptr (GError) error = NULL;
  Visit visit;

  put_on_network (fixture);
  visit = enter (fixture->path, "hr-2", "nfs");
  fixture->db = heng_db_open (fixture->path, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  employee = add_employee (fixture->db, "E001", "张伟");
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  leave (&visit);
  fixture_reopen (fixture);
  set_position (fixture->db, employee, "工程师");
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
}

/* Whoever waits in vain is told for whom. */
static void
test_busy_names_the_other (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) waiting = NULL;
  g_autoptr (HengChange) change = NULL;
  Visit visit = enter (fixture->path, "hr-2", "local");
  gint64 begin;

  waiting = heng_db_open (fixture->path, HENG_DB_OPEN, &error);
  heng_db_set_busy_limit (waiting, 200000);
  change = heng_change_begin (fixture->db, NULL, "Long", &error);
  g_assert_no_error (error);
  begin = g_get_monotonic_time ();
  g_assert_false (heng_db_begin (waiting, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_BUSY);
  g_assert_cmpint (g_get_monotonic_time () - begin, >, 190000);
  g_assert_nonnull (strstr (error->message, "hr-2"));
  leave (&visit);
}

/* While another has a big import under way the store opens at once; who wants to write is told what he waits for. */
static void
test_import_under_way (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) visitors = NULL;
  Visit visit;

  g_clear_pointer (&fixture->db, heng_db_close);
  visit = enter (fixture->path, "hr-2", "loading");
  fixture->db = heng_db_open (fixture->path, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (heng_employees_count (fixture->db, &error), ==, 0);
  visitors = heng_presence_list (fixture->path);
  g_assert_true (((HengVisitor *) visitors->pdata[0])->is_loading);
  heng_db_set_busy_limit (fixture->db, 100000);
  g_assert_null (heng_change_begin (fixture->db, NULL, "Mine", &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "importing"));
  leave (&visit);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/presence/who-is-in", test_who_is_in);
  ADD ("/presence/no-litter", test_no_litter);
  ADD ("/presence/crashed-client", test_crashed_client);
  ADD ("/presence/many", test_many);
  ADD ("/presence/reader-needs-none", test_reader_needs_none);
  ADD ("/presence/foreign-file", test_foreign_file);
  ADD ("/presence/garbage", test_garbage);
  ADD ("/presence/network", test_network);
  ADD ("/presence/locks-do-not-hold", test_locks_do_not_hold);
  ADD ("/presence/locks-stop-holding", test_locks_stop_holding);
  ADD ("/presence/other-machine-crashed", test_other_machine_crashed);
  ADD ("/presence/no-log-under-a-guest", test_no_log_under_a_guest);
  ADD ("/presence/busy-names-the-other", test_busy_names_the_other);
  ADD ("/presence/import-under-way", test_import_under_way);
  return g_test_run ();
}
