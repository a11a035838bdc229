// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/saved_settings.h"
#include "app/core/config/settings_table.h"
#include "tests/fuzz/fuzz.h"

/// The file of the settings dialog; what is read, saved again, reads the same.
void bnm::fuzz_saved_settings(const QByteArray &input)
{
    static const fuzz::Scratch scratch;
    scratch.clear();
    const QString path = scratch.write("settings.ini", input);
    QString error;
    QHash<QString, QString> values = readSavedSettings(path, &error);
    fuzz::expect(error.isEmpty() || fuzz::isOneLine(error), "one line");
    values.removeIf([](const auto &it) {
        const SettingSpec *spec = findSetting(it.key());
        fuzz::expect(spec, "a setting of the table");
        const bool isText = !it.value().contains(QChar::Null); // which the file cannot hold
        return !isText || spec->isSecret() || it.value().isEmpty();
    });
    const QString copy = scratch.path("copy.ini");
    fuzz::expect(writeSavedSettings(copy, values).isEmpty(), "it can be saved");
    fuzz::expect(readSavedSettings(copy, &error) == values, "the same");
}
