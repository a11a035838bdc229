// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/setting_value.h"

#include "app/core/config/small_file.h"
#include "collectors/electrum/electrum_address.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

constexpr qsizetype longestValue = 8'192; // a path has 4096 bytes, a list of all alerts 700

QString plainNumber(double value)
{
    return QString::number(value, 'f', QLocale::FloatingPointShortest);
}

/// "none, core_rawmempool or mempool_api"
QString choiceWords(const SettingSpec &spec)
{
    QStringList words;
    for (const SettingChoice &choice : spec.choices)
        if (*choice.label)
            words << QLatin1String(choice.word);
    const QString last = words.takeLast();
    return words.join(QStringLiteral(", ")) + QStringLiteral(" or ") + last;
}

QString range(const char *what, const SettingBounds &bounds)
{
    return QStringLiteral("%1 from %2 to %3")
        .arg(QLatin1String(what), plainNumber(bounds.least), plainNumber(bounds.most));
}

/// How much of Config's unit one of the setting's is.
double factorOf(SettingKind kind)
{
    switch (kind) {
    case SettingKind::Seconds: return 1'000;
    case SettingKind::Megabytes: return 1'024 * 1'024;
    default: return 1;
    }
}

bool isWithin(double value, const SettingBounds &bounds)
{
    return (bounds.excludesLeast ? value > bounds.least : value >= bounds.least) &&
           value <= bounds.most;
}

std::optional<double> numberWithin(const SettingSpec &spec, const QString &text)
{
    const bool isWhole = spec.kind == SettingKind::Port || spec.kind == SettingKind::Megabytes;
    bool ok = false;
    const double value = isWhole ? static_cast<double>(text.toLongLong(&ok)) : text.toDouble(&ok);
    return ok && isWithin(value, *spec.bounds) ? std::optional(value) : std::nullopt;
}

bool isEndpoint(const QString &text)
{
    const QUrl url(text);
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return false; // it is shown as it is
    return text.startsWith(QLatin1String("ipc://")) || text.startsWith(QLatin1String("unix:")) ||
           (url.scheme() == QLatin1String("tcp") && !url.host().isEmpty() && url.port() > 0);
}

bool isHttp(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
}

/// Parses a text and stores it by the member's type. Each function returns the problem.
class Placing {
public:
    Placing(const SettingSpec &spec, const QString &text, Config &config)
        : m_spec(spec), m_text(text), m_config(config)
    {
    }

    QStringList operator()(std::monostate) const
    {
        return m_spec.bounds && !numberWithin(m_spec, m_text) ? refusal() : QStringList();
    }
    QStringList operator()(QString Config::*place) const
    {
        if (m_spec.kind == SettingKind::Endpoint && !m_text.isEmpty() && !isEndpoint(m_text))
            return refusal();
        m_config.*place = m_text;
        if (m_spec.kind == SettingKind::Endpoint && m_text.startsWith(QLatin1String("unix:")))
            m_config.*place = QStringLiteral("ipc://") + m_text.mid(5); // like Bitcoin Core
        return {};
    }
    QStringList operator()(bool Config::*place) const { return put(place, yesOrNo(m_text)); }
    QStringList operator()(int Config::*place) const { return putNumber(place); }
    QStringList operator()(qint64 Config::*place) const { return putNumber(place); }
    QStringList operator()(QUrl Config::*place) const
    {
        const QUrl url(m_text, QUrl::StrictMode);
        if (m_spec.kind == SettingKind::ElectrumServer)
            return putElectrumServer(place, url);
        return put(place, m_text.isEmpty() || isHttp(url) ? std::optional(url) : std::nullopt);
    }
    QStringList operator()(WitnessAddresses Config::*place) const
    {
        QStringList why;
        const WitnessAddresses witnesses = readWitnesses(m_text, why);
        if (why.isEmpty())
            m_config.*place = witnesses;
        return why;
    }
    QStringList operator()(QNetworkProxy Config::*place) const { return put(place, proxy()); }
    QStringList operator()(QList<QSslCertificate> Config::*place) const
    {
        if (m_text.isEmpty())
            return put(place, std::optional(QList<QSslCertificate>()));
        QString error;
        const auto pem = readSmallFile(m_text, &error);
        if (!pem)
            return {error + QStringLiteral("; ") + refusal().front()};
        const auto certificates = QSslCertificate::fromData(*pem, QSsl::Pem);
        if (certificates.isEmpty())
            return {QStringLiteral("has no certificate in it; ") + refusal().front()};
        return put(place, std::optional(certificates));
    }
    QStringList operator()(const EnumPlace &place) const
    {
        const SettingChoice *choice = findChoice(m_spec, m_text);
        if (!choice)
            return refusal();
        place.set(m_config, choice->value);
        return {};
    }
    QStringList operator()(std::optional<double> AlertSettings::*place) const
    {
        const auto value = m_text.trimmed().isEmpty() ? std::nullopt : numberWithin(m_spec, m_text);
        if (!value && !m_text.trimmed().isEmpty())
            return refusal();
        m_config.alerts.*place = value;
        return {};
    }
    QStringList operator()(QSet<QString> AlertSettings::*place) const
    {
        return putList(place, readAlertsOff);
    }
    QStringList operator()(QHash<QString, double> AlertSettings::*place) const
    {
        return putList(place, readAlertThresholds);
    }

private:
    QStringList refusal() const { return {QStringLiteral("allowed is ") + allowedWords(m_spec)}; }

    template <typename Value>
    QStringList put(Value Config::*place, const std::optional<Value> &value) const
    {
        if (!value)
            return refusal();
        m_config.*place = *value;
        return {};
    }

    template <typename Number>
    QStringList putNumber(Number Config::*place) const
    {
        const auto value = numberWithin(m_spec, m_text);
        if (!value)
            return refusal();
        m_config.*place = static_cast<Number>(std::llround(*value * factorOf(m_spec.kind)));
        return {};
    }

    QStringList putElectrumServer(QUrl Config::*place, const QUrl &url) const
    {
        if (!url.userInfo().isEmpty())
            return {QStringLiteral("holds a login; remove it")};
        return put(place,
                   m_text.isEmpty() || readElectrumUrl(url) ? std::optional(url) : std::nullopt);
    }

    template <typename List>
    QStringList putList(List AlertSettings::*place,
                        List (*read)(const QString &text, QStringList &why)) const
    {
        QStringList why;
        const List list = read(m_text, why);
        if (why.isEmpty())
            m_config.alerts.*place = list;
        return why;
    }

    std::optional<QNetworkProxy> proxy() const
    {
        if (m_text.isEmpty())
            return QNetworkProxy(QNetworkProxy::NoProxy);
        const QUrl url(m_text);
        const bool isSocks =
            url.scheme() == QLatin1String("socks5") || url.scheme() == QLatin1String("socks5h");
        const bool mayBe =
            isSocks || (m_spec.kind == SettingKind::Proxy && url.scheme() == QLatin1String("http"));
        if (!mayBe || url.host().isEmpty() || url.port() < 1)
            return std::nullopt;
        return QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy,
                             url.host(), static_cast<quint16>(url.port()),
                             url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded));
    }

    const SettingSpec &m_spec;
    const QString &m_text;
    Config &m_config;
};

} // namespace

QString allowedWords(const SettingSpec &spec)
{
    if (*spec.form)
        return QLatin1String(spec.form);
    switch (spec.kind) {
    case SettingKind::Text: return QStringLiteral("any text");
    case SettingKind::Secret:
        if (!std::holds_alternative<QUrl Config::*>(spec.place))
            return QStringLiteral("any text");
        [[fallthrough]];
    case SettingKind::Url: return QStringLiteral("an http or https URL");
    case SettingKind::ElectrumServer:
        return QStringLiteral("electrum://host[:50001] or electrums://host[:50002]");
    case SettingKind::Witnesses:
        return QStringLiteral("up to %1 of name=URL or URL, separated by spaces or commas; URL is "
                              "electrum(s)://host:port, http(s)://host/api or "
                              "rpc(s)://host:port/path/of/.cookie")
            .arg(mostWitnesses);
    case SettingKind::File:
    case SettingKind::Folder: return QStringLiteral("a path");
    case SettingKind::Host:
        return QStringLiteral("a host name, an address, or an http or https URL");
    case SettingKind::Endpoint: return QStringLiteral("tcp://host:port, unix:path or ipc://path");
    case SettingKind::SocksProxy: return QStringLiteral("socks5://[user:password@]host:port");
    case SettingKind::Proxy:
        return QStringLiteral(
            "socks5://[user:password@]host:port or http://[user:password@]host:port");
    case SettingKind::YesNo: return QStringLiteral("true or false");
    case SettingKind::Choice: return choiceWords(spec);
    case SettingKind::Port: return range("a port", *spec.bounds);
    case SettingKind::Seconds: return range("seconds", *spec.bounds);
    case SettingKind::Megabytes: return range("megabytes", *spec.bounds);
    case SettingKind::Feerate:
        return QStringLiteral("sat/vB over %1 and at most %2, or empty")
            .arg(plainNumber(spec.bounds->least), plainNumber(spec.bounds->most));
    case SettingKind::AlertNames:
        return QStringLiteral("names of alerts, separated by commas, or all");
    case SettingKind::AlertLimits: return QStringLiteral("name=number, separated by commas");
    }
    return {};
}

const SettingChoice *findChoice(const SettingSpec &spec, const QString &text)
{
    const QString word = text.toLower();
    const auto named = std::find_if(
        spec.choices.begin(), spec.choices.end(),
        [&word](const SettingChoice &choice) { return word == QLatin1String(choice.word); });
    if (named == spec.choices.end())
        return nullptr;
    return &*std::find_if(
        spec.choices.begin(), spec.choices.end(),
        [value = named->value](const SettingChoice &choice) { return choice.value == value; });
}

std::optional<bool> yesOrNo(const QString &text)
{
    const QString word = text.toLower();
    for (const char *yes : {"1", "true", "yes", "on"})
        if (word == QLatin1String(yes))
            return true;
    for (const char *no : {"0", "false", "no", "off"})
        if (word == QLatin1String(no))
            return false;
    return std::nullopt;
}

QStringList readSetting(const SettingSpec &spec, const QString &text, Config &config)
{
    if (text.size() > longestValue)
        return {QStringLiteral("is too long; allowed are %1 characters").arg(longestValue)};
    return std::visit(Placing(spec, text, config), spec.place);
}

void copySetting(const SettingSpec &spec, const Config &from, Config &to)
{
    std::visit(
        [&from, &to]<typename Place>(const Place &place) {
            if constexpr (std::is_same_v<Place, EnumPlace>)
                place.set(to, place.get(from));
            else if constexpr (requires { to.alerts.*place; })
                to.alerts.*place = from.alerts.*place;
            else if constexpr (!std::is_same_v<Place, std::monostate>)
                to.*place = from.*place;
        },
        spec.place);
}

} // namespace bnm
