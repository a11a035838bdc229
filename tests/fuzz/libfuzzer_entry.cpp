// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a fuzzer of the target that the build names FUZZED.
#include "tests/fuzz/fuzz.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

void bnm::fuzz::fail(const char *what)
{
    std::fprintf(stderr, "Broken promise: %s\n", what);
    std::abort();
}

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static QCoreApplication application(*argc, *argv); // as long as the process
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    bnm::FUZZED(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    return 0;
}
