// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/saved_settings.h"
#include "app/core/config/settings_table.h"
#include "tests/fuzz/fuzz.h"

/// The file of the settings dialog; what is read, saved again, reads the same.
void bnm::fuzz_saved_settings(const QByteArray &input)
{
    static const fuzz::Scratch scratch;
    scratch.clear();
    // Under names of their own: Qt keeps what it read of a file that has the same size and time.
    static int number = 0;
    const QByteArray name = QByteArray::number(++number);
    const QString path = scratch.write(name + ".ini", input);
    QString error;
    QHash<QString, QString> values = readSavedSettings(path, &error);
    fuzz::expect(error.isEmpty() || fuzz::isOneLine(error), "one line");
    values.removeIf([](const auto &it) {
        const SettingSpec *spec = findSetting(it.key());
        fuzz::expect(spec, "a setting of the table");
        // The file cannot hold an end of text, nor half a character.
        const bool isText = !it.value().contains(QChar::Null) &&
                            QString::fromUtf8(it.value().toUtf8()) == it.value();
        return !isText || spec->isSecret() || it.value().isEmpty();
    });
    const QString copy = scratch.path(name + "-copy.ini");
    fuzz::expect(writeSavedSettings(copy, values).isEmpty(), "it can be saved");
    fuzz::expect(readSavedSettings(copy, &error) == values, "the same");
}
