// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace bnm {

/// An allocator that requests transparent huge pages from the kernel for larger blocks. Otherwise
/// random access to a table of megabytes waits for the page table each time.
template <typename Value>
struct LargePages {
    using value_type = Value;
    static constexpr std::align_val_t pageSize{std::size_t{2} << 20U};

    LargePages() = default;
    template <typename Other>
    constexpr LargePages(const LargePages<Other> &) noexcept // required of every allocator
    {
    }

    Value *allocate(std::size_t count)
    {
        const std::size_t bytes = count * sizeof(Value);
        if (!isLarge(count))
            return static_cast<Value *>(::operator new(bytes));
        void *memory = ::operator new(bytes, pageSize);
#ifdef MADV_HUGEPAGE
        madvise(memory, bytes, MADV_HUGEPAGE); // only advice: everything works without it
#endif
        return static_cast<Value *>(memory);
    }
    void deallocate(Value *memory, std::size_t count) noexcept
    {
        if (isLarge(count))
            ::operator delete(memory, pageSize);
        else
            ::operator delete(memory);
    }
    friend bool operator==(const LargePages &, const LargePages &)
    {
        return true;
    }

private:
    static bool isLarge(std::size_t count)
    {
        return count * sizeof(Value) > static_cast<std::size_t>(pageSize);
    }
};

} // namespace bnm
