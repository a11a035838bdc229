// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/config_reader.h"

#include "app/core/config/setting_value.h"
#include "app/core/config/shown_value.h"
#include "app/core/text/excerpt.h"

#include <QDir>

#include <algorithm>

namespace bnm {

namespace {

constexpr qsizetype longestReason = 1'500;

} // namespace

void ConfigReader::complain(const char *name)
{
    complain(name, QStringLiteral("allowed is ") + allowedWords(*findSetting(QLatin1String(name))));
}

void ConfigReader::complain(const char *name, const QString &why)
{
    const QString key = QLatin1String(name);
    if (text(name).isEmpty() && m_layers.source(key).isEmpty()) // no value to repeat
        return complainWithoutValue(name, QStringLiteral("is not set: ") + why);
    const SettingSpec &spec = *findSetting(key);
    const QString value =
        spec.isSecret() ? QStringLiteral("(hidden)") : shownValue(spec, text(name));
    m_errors.add(QStringLiteral("%1=%2 (%3): %4").arg(key, value, m_layers.source(key), why));
    remember(name, why);
}

void ConfigReader::complainWithoutValue(const char *name, const QString &why)
{
    m_errors.add(QLatin1String(name) + QLatin1Char(' ') + why);
    remember(name, why);
}

void ConfigReader::remember(const char *name, const QString &why)
{
    if (!isWrong(name))
        m_complaints.push_back({QLatin1String(name), excerpt(why, longestReason)});
}

QString ConfigReader::absolutePath(const QString &path) const
{
    return QDir::isAbsolutePath(path) ? path : m_workingDirectory + QLatin1Char('/') + path;
}

bool ConfigReader::isWrong(const char *name) const
{
    return std::any_of(m_complaints.begin(), m_complaints.end(), [name](const auto &complaint) {
        return complaint.name == QLatin1String(name);
    });
}

} // namespace bnm
