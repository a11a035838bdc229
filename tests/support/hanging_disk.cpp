// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into the program: as long as the file HANGING_DISK_SWITCH is there, whatever writes
// below HANGING_DISK_FOLDER waits, as on a disk that does not answer.
#include <cstdlib>
#include <cstring>
#include <ctime>

#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

bool isBelowFolder(int file)
{
    const char *folder = std::getenv("HANGING_DISK_FOLDER");
    if (!folder)
        return false;
    char link[64] = "/proc/self/fd/";
    char digits[16];
    int count = 0;
    for (int rest = file; count < 15 && (rest > 0 || count == 0); rest /= 10)
        digits[count++] = static_cast<char>('0' + rest % 10);
    std::size_t end = std::strlen(link);
    while (count > 0)
        link[end++] = digits[--count];
    link[end] = 0;
    char path[4'096];
    const ssize_t length = ::readlink(link, path, sizeof path);
    const std::size_t wanted = std::strlen(folder);
    return length > static_cast<ssize_t>(wanted) && std::strncmp(path, folder, wanted) == 0;
}

void waitForDisk(int file)
{
    const char *hangs = std::getenv("HANGING_DISK_SWITCH");
    while (hangs && ::access(hangs, F_OK) == 0 && isBelowFolder(file)) {
        const timespec moment{0, 20'000'000};
        ::nanosleep(&moment, nullptr);
    }
}

} // namespace

extern "C" {

ssize_t write(int file, const void *data, size_t size)
{
    waitForDisk(file);
    return ::syscall(SYS_write, file, data, size);
}

ssize_t pwrite(int file, const void *data, size_t size, off_t offset)
{
    waitForDisk(file);
    return ::syscall(SYS_pwrite64, file, data, size, offset);
}

ssize_t pwrite64(int file, const void *data, size_t size, off64_t offset)
{
    waitForDisk(file);
    return ::syscall(SYS_pwrite64, file, data, size, offset);
}

int fsync(int file)
{
    waitForDisk(file);
    return static_cast<int>(::syscall(SYS_fsync, file));
}

int fdatasync(int file)
{
    waitForDisk(file);
    return static_cast<int>(::syscall(SYS_fdatasync, file));
}
}
