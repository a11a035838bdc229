// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/env_file.h"
#include "tests/fuzz/fuzz.h"

/// .env: what is read, written in quotes again, reads the same.
void bnm::fuzz_env_file(const QByteArray &input)
{
    const EnvFile file = EnvFile::parse(input, QStringLiteral(".env"));
    fuzz::expectLines(file.errors.lines());
    fuzz::expect(file.errors.lines().size() <= FewLines::most + 1, "few errors");
    QString again;
    for (const EnvFile::Entry &entry : file.entries) {
        fuzz::expect(entry.line >= 1 && entry.line <= input.count('\n') + 1, "a line of the file");
        fuzz::expect(!entry.name.isEmpty(), "a name");
        QString value = entry.value;
        value.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
            .replace(QLatin1Char('"'), QLatin1String("\\\""))
            .replace(QLatin1Char('\n'), QLatin1String("\\n"));
        again += entry.name + QStringLiteral("=\"%1\"\n").arg(value);
    }
    const EnvFile second = EnvFile::parse(again.toUtf8(), QStringLiteral(".env"));
    fuzz::expect(second.errors.isEmpty() && second.entries.size() == file.entries.size(), "same");
    for (std::size_t i = 0; i < file.entries.size(); ++i)
        fuzz::expect(second.entries[i].value.toUtf8() == file.entries[i].value.toUtf8(), "same");
}
