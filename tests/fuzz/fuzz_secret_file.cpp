// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/secret_file.h"
#include "tests/fuzz/fuzz.h"

/// The file of secrets; a change keeps all others.
void bnm::fuzz_secret_file(const QByteArray &input)
{
    static const fuzz::Scratch scratch;
    scratch.clear();
    const QString path = scratch.write("secrets.json", input);
    const SecretReading before = readSecretFile(path);
    fuzz::expect(before.error.isEmpty() || fuzz::isOneLine(before.error), "one line");
    for (auto it = before.secrets.begin(); it != before.secrets.end(); ++it)
        fuzz::expect(findSetting(it.key())->isSecret() && !it->text.isEmpty(), "a secret");
    const QString name = QStringLiteral("INFLUX_TOKEN");
    const QString trouble = writeSecretFile(path, {{name, QStringLiteral("new")}});
    fuzz::expectReason(!before.error.isEmpty(), trouble);
    if (!trouble.isEmpty())
        return;
    SecretReading after = readSecretFile(path);
    fuzz::expect(after.error.isEmpty() && after.secrets.take(name).text == QLatin1String("new"),
                 "the new one is there");
    for (auto it = after.secrets.begin(); it != after.secrets.end(); ++it)
        fuzz::expect(before.secrets.value(it.key()).text == it->text, "as before");
    fuzz::expect(after.secrets.size() + 1 >= before.secrets.size(), "none is lost");
}
