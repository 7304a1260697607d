/* Loaded before the system's library: lets what writes to files fail as the first letter of the file
 * says that CANDOR_FAULTS names. `f`: the disk is full. `n` and a number: it is nearly full, and
 * no file grows beyond so many bytes. `s`: the disk does not confirm a write. `r`: the file system can only be read. Anything else, or no file: nothing fails. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

typedef int (*opener)(const char *, int, ...);

/* The most bytes of a file on a disk that is nearly full. */
static off64_t most;

static char fault(void) {
  const char *path = getenv("CANDOR_FAULTS");
  opener open_it = (opener)dlsym(RTLD_NEXT, "open");
  char said[24] = {0};
  if (path == NULL || open_it == NULL) return 0;
  int file = open_it(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  if (read(file, said, sizeof said - 1) < 1) said[0] = 0;
  close(file);
  most = atoll(said + 1);
  return said[0];
}

static int fails(char letter, int error) {
  int before = errno;
  if (fault() != letter) {
    errno = before;
    return 0;
  }
  errno = error;
  return 1;
}

/* Whether a write makes a file longer than it may be on a disk that is nearly full. */
static int grows(int file, size_t length, off64_t at) {
  struct stat64 now;
  off64_t end = at + (off64_t)length;
  return end > most && fstat64(file, &now) == 0 && end > now.st_size;
}

#define WRITES(name, place)                                                            \
  ssize_t name(int file, const void *bytes, size_t length, place at) {                 \
    ssize_t (*write_it)(int, const void *, size_t, place) = dlsym(RTLD_NEXT, #name);   \
    if (fails('f', ENOSPC)) return -1;                                                 \
    if (fails('n', ENOSPC) && grows(file, length, at)) return -1;                      \
    return write_it(file, bytes, length, at);                                          \
  }
WRITES(pwrite, off_t)
WRITES(pwrite64, off64_t)

#define SYNCS(name)                                        \
  int name(int file) {                                     \
    int (*sync_it)(int) = dlsym(RTLD_NEXT, #name);         \
    return fails('s', EIO) ? -1 : sync_it(file);           \
  }
SYNCS(fsync)
SYNCS(fdatasync)

#define OPENS(name)                                                          \
  int name(const char *path, int flags, ...) {                               \
    opener open_it = (opener)dlsym(RTLD_NEXT, #name);                        \
    va_list more;                                                            \
    va_start(more, flags);                                                   \
    mode_t mode = (flags & O_CREAT) ? (mode_t)va_arg(more, int) : 0;         \
    va_end(more);                                                            \
    if ((flags & O_ACCMODE) != O_RDONLY && fails('r', EROFS)) return -1;     \
    return open_it(path, flags, mode);                                       \
  }
OPENS(open)
OPENS(open64)
