// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#if defined(__SANITIZE_THREAD__)
#define BNM_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define BNM_TSAN 1
#endif
#endif

#ifdef BNM_TSAN
extern "C" void __tsan_acquire(void *address);
extern "C" void __tsan_release(void *address);
#endif

namespace bnm {

/// Informs ThreadSanitizer that earlier writes are handed to another thread through a Qt event,
/// whose locks it does not see. Without the sanitizer both do nothing.
inline void handOver([[maybe_unused]] const void *what)
{
#ifdef BNM_TSAN
    __tsan_release(const_cast<void *>(what));
#endif
}

/// The other end: called by the receiving thread before it reads.
inline void takeOver([[maybe_unused]] const void *what)
{
#ifdef BNM_TSAN
    __tsan_acquire(const_cast<void *>(what));
#endif
}

} // namespace bnm
