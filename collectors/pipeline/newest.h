// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <optional>
#include <utility>

namespace bnm {

/// Hands the newest value to another thread: a value that has not been taken is replaced by the
/// next one, or merged with it, so that at most one waits while that thread hangs. Shared by both
/// ends (std::shared_ptr).
template <typename T>
class Newest {
public:
    /// True: nothing waited, so the other thread must be notified.
    bool put(T value)
    {
        return put(std::move(value), [](T &waiting, T newer) { waiting = std::move(newer); });
    }
    template <typename Join>
    bool put(T value, Join join)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_waiting) {
            m_waiting = std::move(value);
            return true;
        }
        join(*m_waiting, std::move(value));
        return false;
    }
    /// Nothing: already taken.
    std::optional<T> take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_waiting, std::nullopt);
    }

private:
    std::mutex m_mutex;
    std::optional<T> m_waiting;
};

} // namespace bnm
