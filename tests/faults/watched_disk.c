/* Loaded before the C library into a child of the tests (LD_PRELOAD): sees every call that changes files below one
 * folder, lets chosen ones fail, and keeps a journal from which a power cut can be replayed.
 *
 *   DISK_FOLDER   files below it are watched ("/" for all); the shared-memory file of SQLite is not, no disk has it
 *   DISK_JOURNAL  where the journal goes; none without it
 *   DISK_MARKS    writes to this file stand in the journal as marks
 *   DISK_ON       letters of the calls that count: w write, s sync, t truncate, o create, r rename, u unlink, m folder
 *   DISK_AT       the first counted call that is refused, from 1; 0 for none
 *   DISK_TIMES    how many are refused from there on
 *   DISK_DO       what happens there: "kill", "torn" (half a write, then killed), "short" (half a write), or an errno
 *   DISK_KIN      when set, children of the child are watched too
 *
 * `watched_disk_room` sets how many bytes the disk has left; what files give back from then on counts again.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX], marks[PATH_MAX], letters[16], deed[16];
static size_t folder_length;
static int journal = -1, has_room = 0, tearing = 0;
static long long room = 0, at = 0, times = 1, count = 0;

static const char *setting(const char *name) {
    const char *value = getenv(name);
    return value ? value : "";
}

__attribute__((constructor)) static void begin(void) {
    snprintf(folder, sizeof folder, "%s", setting("DISK_FOLDER"));
    snprintf(marks, sizeof marks, "%s", setting("DISK_MARKS"));
    snprintf(letters, sizeof letters, "%s", setting("DISK_ON"));
    snprintf(deed, sizeof deed, "%s", setting("DISK_DO"));
    folder_length = strlen(folder);
    at = atoll(setting("DISK_AT"));
    times = *setting("DISK_TIMES") ? atoll(setting("DISK_TIMES")) : 1;
    if (*setting("DISK_JOURNAL"))
        journal = syscall(SYS_openat, AT_FDCWD, setting("DISK_JOURNAL"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (!*setting("DISK_KIN"))
        unsetenv("LD_PRELOAD");
}

void watched_disk_room(long long bytes) {
    has_room = 1;
    room = bytes;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int is_watched(const char *path) {
    size_t length = strlen(path);
    if (!folder_length || path[0] != '/')
        return 0;
    if (length >= 4 && !strcmp(path + length - 4, "-shm"))
        return 0;
    if (folder_length == 1)
        return strncmp(path, "/dev/", 5) && strncmp(path, "/proc/", 6) && strncmp(path, "/memfd:", 7);
    return !strncmp(path, folder, folder_length) && (path[folder_length] == '/' || !path[folder_length]);
}

static int path_of(int handle, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    path[length > 0 ? length : 0] = 0;
    return is_watched(path);
}

static int path_at(int handle, const char *name, char *path) {
    char base[PATH_MAX];
    if (handle != AT_FDCWD)
        path_of(handle, base);
    else if (!getcwd(base, sizeof base))
        base[0] = 0;
    if (name[0] == '/')
        snprintf(path, PATH_MAX, "%s", name);
    else
        snprintf(path, PATH_MAX, "%.2000s/%.2000s", base, name);
    return is_watched(path);
}

/* One entry: letter, lengths of path, second path and data, offset; then those three. */
static void note(char letter, const char *path, const char *second, uint64_t offset, const void *data, uint64_t size) {
    if (journal < 0)
        return;
    uint32_t lengths[2] = {strlen(path), strlen(second)};
    uint64_t places[2] = {offset, data ? size : 0};
    struct iovec parts[] = {{&letter, 1},           {lengths, sizeof lengths},         {places, sizeof places},
                            {(void *)path, lengths[0]}, {(void *)second, lengths[1]}, {(void *)data, places[1]}};
    syscall(SYS_writev, journal, parts, 6);
}

/* 0: go on; 1: take half of the write; -1: refused, errno says why. */
static int gate(char letter) {
    if (!at || !strchr(letters, letter) || ++count < at || count >= at + times)
        return 0;
    if (!strcmp(deed, "kill"))
        raise(SIGKILL);
    if (!strcmp(deed, "torn")) {
        if (letter != 'w')
            raise(SIGKILL);
        tearing = 1;
        return 1;
    }
    if (!strcmp(deed, "short"))
        return letter == 'w';
    errno = atoi(deed);
    return -1;
}

static long long blocks_of(int handle) {
    struct stat now;
    return fstat(handle, &now) ? 0 : (long long)now.st_blocks * 512;
}

/* Whether the disk has room for a file to reach `end`; what it takes is taken. */
static int fits(int handle, long long end) {
    if (!has_room)
        return 1;
    long long more = end - blocks_of(handle);
    more = more > 0 ? (more + 4095) / 4096 * 4096 : 0;
    if (more > room) {
        errno = ENOSPC;
        return 0;
    }
    room -= more;
    return 1;
}

/* An offset of -1: where the file stands. */
static ssize_t really_write(int handle, const void *data, size_t size, off_t offset) {
    return offset < 0 ? REAL(write)(handle, data, size) : REAL(pwrite)(handle, data, size, offset);
}

static ssize_t watched_write(int handle, const void *data, size_t size, off_t place) {
    char path[PATH_MAX];
    if (!path_of(handle, path)) {
        pthread_mutex_lock(&lock);
        if (marks[0] && !strcmp(path, marks))
            note('x', path, "", 0, data, size);
        pthread_mutex_unlock(&lock);
        return really_write(handle, data, size, place);
    }
    pthread_mutex_lock(&lock);
    off_t offset = place;
    if (place < 0) {
        struct stat now;
        int appends = fcntl(handle, F_GETFL) & O_APPEND;
        offset = appends && !fstat(handle, &now) ? now.st_size : lseek(handle, 0, SEEK_CUR);
    }
    int verdict = gate('w');
    size_t wanted = verdict == 1 && size > 1 ? size / 2 : size;
    ssize_t done = verdict < 0 || !fits(handle, offset + wanted) ? -1 : really_write(handle, data, wanted, place);
    int error = errno;
    if (done >= 0)
        note('w', path, "", offset, data, done);
    if (tearing)
        raise(SIGKILL);
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

ssize_t write(int handle, const void *data, size_t size) { return watched_write(handle, data, size, -1); }
ssize_t pwrite(int handle, const void *data, size_t size, off_t at) { return watched_write(handle, data, size, at); }
ssize_t pwrite64(int handle, const void *data, size_t size, off_t at) { return watched_write(handle, data, size, at); }

/* The rest of these are rare: a caller that gets "invalid" writes in the plain way. */
ssize_t writev(int handle, const struct iovec *parts, int number) {
    char path[PATH_MAX];
    if (!path_of(handle, path))
        return REAL(writev)(handle, parts, number);
    return number ? write(handle, parts[0].iov_base, parts[0].iov_len) : 0;
}
#define PLAINLY(name, declared, handle, passed)                \
    ssize_t name declared {                                    \
        char path[PATH_MAX];                                   \
        if (!path_of(handle, path))                            \
            return REAL(name) passed;                          \
        return errno = EINVAL, -1;                             \
    }
PLAINLY(sendfile, (int out, int in, off_t *offset, size_t size), out, (out, in, offset, size))
PLAINLY(sendfile64, (int out, int in, off64_t *offset, size_t size), out, (out, in, offset, size))
PLAINLY(copy_file_range, (int in, off64_t *from, int out, off64_t *to, size_t size, unsigned flags), out,
        (in, from, out, to, size, flags))

static int watched_sync(int (*how)(int), int handle) {
    char path[PATH_MAX];
    if (!path_of(handle, path))
        return how(handle);
    pthread_mutex_lock(&lock);
    int failed = gate('s') < 0 ? -1 : how(handle);
    int error = errno;
    if (!failed)
        note('s', path, "", 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    errno = error;
    return failed;
}

int fsync(int handle) { return watched_sync(REAL(fsync), handle); }
int fdatasync(int handle) { return watched_sync(REAL(fdatasync), handle); }

static int watched_truncate(int handle, off_t size) {
    char path[PATH_MAX];
    if (!path_of(handle, path))
        return REAL(ftruncate)(handle, size);
    pthread_mutex_lock(&lock);
    long long before = blocks_of(handle);
    int failed = gate('t') < 0 ? -1 : REAL(ftruncate)(handle, size);
    int error = errno;
    if (!failed) {
        room += before - blocks_of(handle);
        note('t', path, "", size, NULL, 0);
    }
    pthread_mutex_unlock(&lock);
    errno = error;
    return failed;
}

int ftruncate(int handle, off_t size) { return watched_truncate(handle, size); }
int ftruncate64(int handle, off64_t size) { return watched_truncate(handle, size); }

static int watched_open(int base, const char *name, int flags, mode_t mode) {
    char path[PATH_MAX];
    int changes = flags & (O_CREAT | O_TRUNC), writes = (flags & O_ACCMODE) != O_RDONLY;
    if (!(changes || writes) || !path_at(base, name, path))
        return REAL(openat)(base, name, flags, mode);
    pthread_mutex_lock(&lock);
    struct stat now;
    int fresh = stat(path, &now) != 0, emptied = !fresh && (flags & O_TRUNC) && now.st_size;
    int handle = (fresh || emptied) && gate('o') < 0 ? -1 : REAL(openat)(base, name, flags, mode);
    int error = errno;
    if (handle >= 0 && (fresh || emptied)) {
        room += emptied ? now.st_blocks * 512 : 0;
        note(fresh ? 'o' : 't', path, "", 0, NULL, 0);
    }
    pthread_mutex_unlock(&lock);
    errno = error;
    return handle;
}

#define OPENED(name, declared, base, path)            \
    int name declared {                               \
        va_list rest;                                 \
        va_start(rest, flags);                        \
        mode_t mode = va_arg(rest, mode_t);           \
        va_end(rest);                                 \
        return watched_open(base, path, flags, mode); \
    }
OPENED(open, (const char *path, int flags, ...), AT_FDCWD, path)
OPENED(open64, (const char *path, int flags, ...), AT_FDCWD, path)
OPENED(openat, (int base, const char *path, int flags, ...), base, path)
OPENED(openat64, (int base, const char *path, int flags, ...), base, path)

/* Calls on names: what they free is room again. */
static int watched_names(char letter, int from_base, const char *from, int to_base, const char *to, int flags) {
    char path[PATH_MAX], second[PATH_MAX] = "";
    int watched = path_at(from_base, from, path);
    if (to)
        watched |= path_at(to_base, to, second);
    pthread_mutex_lock(&lock);
    struct stat now;
    long long freed = letter != 'm' && !stat(to ? second : path, &now) && now.st_nlink == 1 ? now.st_blocks * 512 : 0;
    int failed = watched && gate(letter) < 0 ? -1
                 : letter == 'r'             ? REAL(renameat)(from_base, from, to_base, to)
                 : letter == 'm'             ? REAL(mkdirat)(from_base, from, flags)
                                             : REAL(unlinkat)(from_base, from, flags);
    int error = errno;
    if (!failed && watched) {
        room += letter == 'u' || letter == 'r' ? freed : 0;
        note(letter, path, second, 0, NULL, 0);
    }
    pthread_mutex_unlock(&lock);
    errno = error;
    return failed;
}

int rename(const char *from, const char *to) { return watched_names('r', AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int base, const char *from, int second, const char *to) { return watched_names('r', base, from, second, to, 0); }
int unlink(const char *path) { return watched_names('u', AT_FDCWD, path, 0, NULL, 0); }
int unlinkat(int base, const char *path, int flags) { return watched_names('u', base, path, 0, NULL, flags); }
int rmdir(const char *path) { return watched_names('u', AT_FDCWD, path, 0, NULL, AT_REMOVEDIR); }
int mkdir(const char *path, mode_t mode) { return watched_names('m', AT_FDCWD, path, 0, NULL, mode); }
int mkdirat(int base, const char *path, mode_t mode) { return watched_names('m', base, path, 0, NULL, mode); }
