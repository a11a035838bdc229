// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/few_lines.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace bnm {

/// A .env file: NAME=value lines, with comments, single and double quotes, a leading
/// export, CRLF line ends and a byte order mark. In double quotes \n \t \" \\ and \$ are
/// escapes. Variables are not expanded.
struct EnvFile {
    struct Entry {
        QString name;
        QString value;
        int line = 0;
    };
    std::vector<Entry> entries; ///< in the file's order; a later one of the same name wins
    FewLines errors;            ///< one line each, with file and line number

    static EnvFile parse(const QByteArray &text, const QString &fileName);
};

} // namespace bnm
