// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/setting_value.h"
#include "app/core/config/settings_table.h"
#include "tests/fuzz/fuzz.h"

/// A text as the value of each setting: accepted, or refused with a sentence and nothing changed.
void bnm::fuzz_settings(const QByteArray &input)
{
    const QString text = QString::fromUtf8(input);
    for (const SettingSpec &spec : settingsTable()) {
        const bool readsFile = std::holds_alternative<QList<QSslCertificate> Config::*>(spec.place);
        if (readsFile && !text.isEmpty()) // of any path: not in a test
            continue;
        Config config;
        const QStringList why = readSetting(spec, text, config);
        fuzz::expectLines(why);
        fuzz::expect(why.isEmpty() || config == Config(), "a refused value changes nothing");
        Config copy;
        copySetting(spec, config, copy);
        fuzz::expect(copy == config, "one setting is all that changed");
    }
}
