/* Loaded together with watched_disk.c: the clock on the wall of one child stands where a test puts it. The monotonic
 * clock, which nobody can set, goes on. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

static long long shift = 0;

void shift_clock(long long seconds) { shift += seconds; }

int clock_gettime(clockid_t clock, struct timespec *now) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real)
        real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int failed = real(clock, now);
    if (!failed && clock == CLOCK_REALTIME)
        now->tv_sec += shift;
    return failed;
}
