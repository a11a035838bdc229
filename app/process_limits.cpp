// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process_limits.h"

#include <QtGlobal>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

// A sanitizer inspects its own process from outside.
#if defined(__SANITIZE_ADDRESS__)
#define BNM_IS_WATCHED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define BNM_IS_WATCHED 1
#endif
#endif

namespace bnm {

namespace {

void forbidCoreDumps()
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (::getrlimit(RLIMIT_CORE, &limit) != 0)
        return;
    // 0 would still start a program that receives dumps (core(5)); 1 does not, and is too short for
    // a file.
    limit.rlim_max = std::min<rlim_t>(limit.rlim_max, 1);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_CORE, &limit); // may be forbidden; then a limit exists already
#endif
}

void giveMemoryBack()
{
#ifdef __GLIBC__
    // Larger blocks get their own pages, which are returned when freed. By default the threshold
    // grows to 32 MiB with freed blocks.
    constexpr int ownPagesFrom = 256 * 1024;
    ::mallopt(M_MMAP_THRESHOLD, ownPagesFrom);
#endif
}

} // namespace

void limitProcess()
{
    forbidCoreDumps();
    giveMemoryBack();
}

void hideMemory()
{
#if defined(Q_OS_LINUX) && !defined(BNM_IS_WATCHED)
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

} // namespace bnm
