/*
 * Stands between a program and the C library, and lets one call that changes files fail.
 *
 * Loaded with LD_PRELOAD, so it sees what Node does as well as what DuckDB and SQLite do natively;
 * Node's own fs could not show those. It counts over all threads of the process.
 *
 * FAULT_FOLDER   only files and folders below it count
 * FAULT_CALL     write, sync, rename or unlink
 * FAULT_PATH     only paths that contain this text (relative to the folder); empty: all
 * FAULT_AT       the number of the call, from 1
 * FAULT_DO       kill (before the call), torn (half of the bytes, then kill), EIO, ENOSPC, trace
 * FAULT_STAYS    1: every call from that one on fails, as on a full disk
 * FAULT_REPORT   a file outside of the folder: a line when the fault is met; with trace every call
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static const char *folder, *call_wanted, *path_wanted, *deed;
static size_t folder_length;
static long at;
static int stays, tracing, report = -1;
static atomic_long met;

/* The library's own functions, found at the start, before there are threads. */
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_writev)(int, const struct iovec *, int);
static ssize_t (*real_pwritev)(int, const struct iovec *, int, off_t);
static ssize_t (*real_sendfile)(int, int, off_t *, size_t);
static int (*real_ftruncate)(int, off_t);
static int (*real_fallocate)(int, int, off_t, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_rename)(const char *, const char *);
static int (*real_unlink)(const char *);
static int (*real_unlinkat)(int, const char *, int);
static int (*real_rmdir)(const char *);
static int (*real_remove)(const char *);
static long (*real_syscall)(long, long, long, long, long, long, long);

static const char *text(const char *name) {
  const char *value = getenv(name);
  return value ? value : "";
}

__attribute__((constructor)) static void start(void) {
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite");
  real_writev = dlsym(RTLD_NEXT, "writev");
  real_pwritev = dlsym(RTLD_NEXT, "pwritev");
  real_sendfile = dlsym(RTLD_NEXT, "sendfile");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate");
  real_fallocate = dlsym(RTLD_NEXT, "fallocate");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_rename = dlsym(RTLD_NEXT, "rename");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_unlinkat = dlsym(RTLD_NEXT, "unlinkat");
  real_rmdir = dlsym(RTLD_NEXT, "rmdir");
  real_remove = dlsym(RTLD_NEXT, "remove");
  real_syscall = dlsym(RTLD_NEXT, "syscall");
  call_wanted = text("FAULT_CALL");
  path_wanted = text("FAULT_PATH");
  deed = text("FAULT_DO");
  at = atol(text("FAULT_AT"));
  stays = text("FAULT_STAYS")[0] == '1';
  tracing = strcmp(deed, "trace") == 0;
  const char *name = text("FAULT_REPORT");
  if (*name) report = open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  folder_length = strlen(text("FAULT_FOLDER"));
  folder = text("FAULT_FOLDER");
}

static void tell(const char *call, const char *path) {
  char line[PATH_MAX + 64];
  int length = snprintf(line, sizeof line, "%s %s\n", call, path);
  if (report >= 0) real_write(report, line, length);
}

/* The part of a path below the folder; NULL for what lies elsewhere. */
static const char *below(const char *path) {
  if (!folder_length || strncmp(path, folder, folder_length)) return NULL;
  if (path[folder_length] == '\0') return ".";
  return path[folder_length] == '/' ? path + folder_length + 1 : NULL;
}

static const char *file_of(int descriptor, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, PATH_MAX);
  if (length <= 0) return NULL;
  path[length] = '\0';
  return below(path);
}

static void die(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

/* Whether this call fails; errno says how. A torn write is left to the caller. */
static int fails(const char *call, const char *path) {
  if (!path) return 0;
  if (tracing) tell(call, path);
  if (strcmp(call, call_wanted) || !strstr(path, path_wanted)) return 0;
  long number = atomic_fetch_add(&met, 1) + 1;
  if (number < at || (number > at && !stays)) return 0;
  if (number == at && !tracing) tell(call, path);
  if (!strcmp(deed, "kill")) die();
  if (!strcmp(deed, "torn")) return 2;
  if (!strcmp(deed, "EIO")) return errno = EIO, 1;
  if (!strcmp(deed, "ENOSPC")) return errno = ENOSPC, 1;
  return 0;
}

static int file_fails(const char *call, int descriptor) {
  int known = errno;
  char path[PATH_MAX + 1];
  if (!folder_length) return 0;
  int outcome = fails(call, file_of(descriptor, path));
  if (outcome != 1) errno = known;
  return outcome;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  int fault = file_fails("write", descriptor);
  if (fault == 2) real_write(descriptor, bytes, count / 2), die();
  return fault ? -1 : real_write(descriptor, bytes, count);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  int fault = file_fails("write", descriptor);
  if (fault == 2) real_pwrite(descriptor, bytes, count / 2, offset), die();
  return fault ? -1 : real_pwrite(descriptor, bytes, count, offset);
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
  int fault = file_fails("write", descriptor);
  if (fault == 2) real_writev(descriptor, parts, count / 2), die();
  return fault ? -1 : real_writev(descriptor, parts, count);
}

ssize_t pwritev(int descriptor, const struct iovec *parts, int count, off_t offset) {
  int fault = file_fails("write", descriptor);
  if (fault == 2) real_pwritev(descriptor, parts, count / 2, offset), die();
  return fault ? -1 : real_pwritev(descriptor, parts, count, offset);
}

ssize_t sendfile(int to, int from, off_t *offset, size_t count) {
  int fault = file_fails("write", to);
  if (fault == 2) real_sendfile(to, from, offset, count / 2), die();
  return fault ? -1 : real_sendfile(to, from, offset, count);
}

int ftruncate(int descriptor, off_t length) {
  int fault = file_fails("write", descriptor);
  if (fault == 2) die();
  return fault ? -1 : real_ftruncate(descriptor, length);
}

int fallocate(int descriptor, int mode, off_t offset, off_t length) {
  int fault = file_fails("write", descriptor);
  if (fault == 2) die();
  return fault ? -1 : real_fallocate(descriptor, mode, offset, length);
}

/* Node copies files by this call, under no name of the library's. */
long syscall(long number, ...) {
  va_list rest;
  va_start(rest, number);
  long a = va_arg(rest, long), b = va_arg(rest, long), c = va_arg(rest, long),
       d = va_arg(rest, long), e = va_arg(rest, long), f = va_arg(rest, long);
  va_end(rest);
  if (number == SYS_copy_file_range) {
    int fault = file_fails("write", (int)c);
    if (fault == 2) real_syscall(number, a, b, c, d, e / 2, f), die();
    if (fault) return -1;
  }
  return real_syscall(number, a, b, c, d, e, f);
}

int fsync(int descriptor) {
  int fault = file_fails("sync", descriptor);
  if (fault == 2) die();
  return fault ? -1 : real_fsync(descriptor);
}

int fdatasync(int descriptor) {
  int fault = file_fails("sync", descriptor);
  if (fault == 2) die();
  return fault ? -1 : real_fdatasync(descriptor);
}

int rename(const char *from, const char *to) {
  char path[2 * PATH_MAX];
  const char *target = below(to);
  if (target) {
    const char *origin = below(from);
    snprintf(path, sizeof path, "%s > %s", origin ? origin : from, target);
    int fault = fails("rename", path);
    if (fault == 2) die();
    if (fault) return -1;
  }
  return real_rename(from, to);
}

int unlink(const char *path) {
  int fault = fails("unlink", below(path));
  if (fault == 2) die();
  return fault ? -1 : real_unlink(path);
}

/* Folders are emptied by std::filesystem through a descriptor of the folder. */
int unlinkat(int descriptor, const char *name, int flags) {
  char path[2 * PATH_MAX], start[PATH_MAX + 1];
  const char *above = descriptor == AT_FDCWD ? NULL : file_of(descriptor, start);
  if (above) snprintf(path, sizeof path, "%s/%s", above, name);
  int fault = fails("unlink", above ? path : below(name));
  if (fault == 2) die();
  return fault ? -1 : real_unlinkat(descriptor, name, flags);
}

int rmdir(const char *path) {
  int fault = fails("unlink", below(path));
  if (fault == 2) die();
  return fault ? -1 : real_rmdir(path);
}

int remove(const char *path) {
  int fault = fails("unlink", below(path));
  if (fault == 2) die();
  return fault ? -1 : real_remove(path);
}

/* The names under which programs built for large files know the same functions. */
ssize_t pwrite64(int, const void *, size_t, off_t) __attribute__((alias("pwrite")));
ssize_t pwritev64(int, const struct iovec *, int, off_t) __attribute__((alias("pwritev")));
ssize_t sendfile64(int, int, off_t *, size_t) __attribute__((alias("sendfile")));
int ftruncate64(int, off_t) __attribute__((alias("ftruncate")));
int fallocate64(int, int, off_t, off_t) __attribute__((alias("fallocate")));
