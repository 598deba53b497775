/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The presence file: reading, writing and locking its slots. */
#include "heng-slots.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "heng-date.h"
#include "heng-place.h"

#define SLOT_SIZE 256
#define TEXT_SIZE 56 /* of host and name: a slot holds all of its parts */
#define HEAD "heng-presence 1\n"

static char *played_machine, *played_host;

char *
heng_slots_path (const char *store_path)
{
  g_autofree char *real = heng_place_real_path (store_path);

  return g_strconcat (real, ".presence", NULL);
}

/* Another program's file of that name is not touched; an empty head is one that was not written to the end. */
static gboolean
has_head (int fd)
{
  char head[sizeof HEAD] = { 0 };
  struct stat info;

  return fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && pread (fd, head, strlen (HEAD), 0) >= 0
         && (head[0] == '\0' || strcmp (head, HEAD) == 0);
}

static int
check_head (int fd)
{
  if (fd < 0 || has_head (fd))
    return fd;
  close (fd);
  errno = EEXIST;
  return -1;
}

static int
create (const char *path, const char *store_path)
{
  int fd = check_head (g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600));
  GStatBuf info;

  /* whoever may write the store has to find room here, too */
  if (fd >= 0 && g_stat (store_path, &info) == 0 && fchmod (fd, info.st_mode & 0666) == 0
      && pwrite (fd, HEAD, strlen (HEAD), 0) < 0)
    g_debug ("presence: no head: %s", g_strerror (errno));
  return fd;
}

int
heng_slots_open (const char *path, const char *store_path, gboolean writing)
{
  int flags = (writing ? O_RDWR : O_RDONLY) | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
  int fd = g_open (path, flags, 0);

  return fd < 0 && errno == ENOENT && writing ? create (path, store_path) : check_head (fd);
}

gboolean
heng_slots_is_current (int fd, const char *path)
{
  struct stat here;
  GStatBuf there;

  return fstat (fd, &here) == 0 && g_stat (path, &there) == 0 && here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

static struct flock
slot_range (guint slot, short type)
{
  return (struct flock) { .l_type = type, .l_whence = SEEK_SET, .l_start = (off_t) slot * SLOT_SIZE, .l_len = 1 };
}

gboolean
heng_slot_lock (int fd, guint slot, int *problem)
{
  struct flock range = slot_range (slot, F_WRLCK);

  if (fcntl (fd, F_OFD_SETLK, &range) == 0)
    return TRUE;
  *problem = errno;
  return FALSE;
}

void
heng_slot_unlock (int fd, guint slot)
{
  struct flock range = slot_range (slot, F_UNLCK);

  fcntl (fd, F_OFD_SETLK, &range);
}

gboolean
heng_slot_is_held (int fd, guint slot)
{
  struct flock range = slot_range (slot, F_WRLCK);

  return fcntl (fd, F_OFD_GETLK, &range) == 0 && range.l_type != F_UNLCK;
}

static gboolean
take_text (char *target, gsize size, const char *text)
{
  return text && g_strlcpy (target, text, size) < size;
}

gboolean
heng_slot_read (int fd, guint slot, HengSlot *content)
{
  char text[SLOT_SIZE + 1] = { 0 };
  g_auto (GStrv) parts = NULL;

  memset (content, 0, sizeof *content);
  if (pread (fd, text, SLOT_SIZE, (off_t) slot * SLOT_SIZE) <= 0 || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  parts = g_strsplit (text, "\t", 0);
  if (g_strv_length (parts) != 10 || strlen (parts[6]) != 1)
    return FALSE;
  content->beat = g_ascii_strtoll (parts[0], NULL, 10);
  content->at = g_ascii_strtoll (parts[1], NULL, 10);
  content->since = g_ascii_strtoll (parts[2], NULL, 10);
  content->pid = g_ascii_strtoll (parts[3], NULL, 10);
  content->mode = parts[6][0];
  return take_text (content->process, sizeof content->process, parts[4])
         && take_text (content->machine, sizeof content->machine, parts[5]) && take_text (content->host, sizeof content->host, parts[7])
         && take_text (content->name, sizeof content->name, parts[8]);
}

gboolean
heng_slot_write (int fd, guint slot, const HengSlot *content)
{
  char text[SLOT_SIZE] = { 0 };

  g_snprintf (text, sizeof text,
              "%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%s\t%s\t%c\t%s\t%s\t\n",
              content->beat, content->at, content->since, content->pid, content->process, content->machine, content->mode,
              content->host, content->name);
  return pwrite (fd, text, sizeof text, (off_t) slot * SLOT_SIZE) == sizeof text;
}

void
heng_slot_clear (int fd, guint slot)
{
  char nothing[SLOT_SIZE] = { 0 };

  if (pwrite (fd, nothing, sizeof nothing, (off_t) slot * SLOT_SIZE) < 0)
    g_debug ("presence: slot %u is not cleared: %s", slot, g_strerror (errno));
}

/* One line without tabs, cut between two characters. */
static void
set_text (char *target, gsize size, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char *end;

  g_strdelimit (valid, "\t\r\n", ' ');
  if (strlen (valid) >= size)
    {
      end = g_utf8_find_prev_char (valid, valid + size);
      valid[end ? end - valid : 0] = '\0';
    }
  g_strlcpy (target, valid, size);
}

static const char *
process_number (void)
{
  static char number[17];
  static gsize done;

  if (g_once_init_enter (&done))
    {
      g_snprintf (number, sizeof number, "%08x%08x", g_random_int (), g_random_int ());
      g_once_init_leave (&done, 1);
    }
  return number;
}

/* The number of this run of the kernel: it tells machines apart that have the same name, and does not name one for good. */
static char *
machine_number (void)
{
  char *text = NULL;

  if (played_machine)
    return g_strdup (played_machine);
  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &text, NULL, NULL))
    return g_strdup (g_get_host_name ());
  g_strdelimit (text, "-\n", ' ');
  text[MIN (strlen (text), 8)] = '\0';
  return text;
}

void
heng_slot_init (HengSlot *content, char mode)
{
  g_autofree char *machine = machine_number ();
  const char *name = g_get_real_name ();

  memset (content, 0, sizeof *content);
  content->at = content->since = heng_now_ms ();
  content->pid = getpid ();
  content->mode = mode;
  set_text (content->process, sizeof content->process, process_number ());
  set_text (content->machine, sizeof content->machine, machine);
  set_text (content->host, TEXT_SIZE, played_host ? played_host : g_get_host_name ());
  set_text (content->name, TEXT_SIZE, g_str_equal (name, "Unknown") || !*name ? g_get_user_name () : name);
}

gboolean
heng_slot_is_same_machine (const HengSlot *a, const HengSlot *b)
{
  return g_str_equal (a->machine, b->machine);
}

void
heng_slots_set_machine (const char *machine, const char *host)
{
  g_free (played_machine);
  g_free (played_host);
  played_machine = g_strdup (machine);
  played_host = g_strdup (host);
}
