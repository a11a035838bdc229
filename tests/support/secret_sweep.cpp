// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/secret_sweep.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>

namespace bnm {

using namespace Qt::StringLiterals;

namespace {

QString randomLetters(int count)
{
    static const QString letters = u"abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"_s;
    QString text;
    for (int i = 0; i < count; ++i)
        text += letters[QRandomGenerator::system()->bounded(letters.size())];
    return text;
}

/// What is sure to be in the base64 of any text with the secret in it, for each of its three
/// places.
QByteArrayList base64Of(const QByteArray &secret, QByteArray::Base64Options alphabet)
{
    QByteArrayList texts;
    for (int before = 0; before < 3; ++before) {
        const QByteArray whole = (QByteArray(before, 'x') + secret).toBase64(alphabet);
        const qsizetype first = (before * 8 + 5) / 6;
        const qsizetype end = (before + secret.size()) * 8 / 6;
        texts << whole.mid(first, end - first);
    }
    return texts;
}

QByteArray percentEncoded(const QByteArray &secret)
{
    QByteArray text;
    for (const char letter : secret)
        text += '%' + QByteArray(1, letter).toHex();
    return text;
}

QByteArray inUtf16(const QByteArray &secret, bool isBig)
{
    QByteArray text;
    for (const char letter : secret) {
        if (isBig)
            text += '\0';
        text += letter;
        if (!isBig)
            text += '\0';
    }
    return text;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

SecretSweep::SecretSweep()
    : m_stem(u'q' + randomLetters(10) + u'7'), m_stemForms(formsOf(m_stem.toLatin1()))
{
}

std::vector<SecretSweep::Form> SecretSweep::formsOf(const QByteArray &secret)
{
    return {{"as it is", {secret}},
            {"base64", base64Of(secret, QByteArray::Base64Encoding)},
            {"base64 of URLs", base64Of(secret, QByteArray::Base64UrlEncoding)},
            {"percent-encoded", {percentEncoded(secret)}, true},
            {"hex", {secret.toHex()}, true},
            {"UTF-16", {inUtf16(secret, false), inUtf16(secret, true)}}};
}

QString SecretSweep::mark(const QString &name)
{
    const QString secret = m_stem + randomLetters(10);
    m_secrets.push_back({name, formsOf(secret.toLatin1())});
    return secret;
}

void SecretSweep::add(const QString &name, const QString &secret)
{
    m_secrets.push_back({name, formsOf(secret.toUtf8())});
    m_strangers.push_back(m_secrets.back());
}

qsizetype SecretSweep::indexIn(const QByteArray &text, const QByteArray &lower, const Form &form)
{
    for (const QByteArray &one : form.texts)
        if (const qsizetype at = (form.isCaseless ? lower : text).indexOf(one); at >= 0)
            return at;
    return -1;
}

QStringList SecretSweep::foundIn(const QByteArray &text) const
{
    const QByteArray lower = text.toLower();
    QStringList found;
    for (const Form &form : m_stemForms)
        if (indexIn(text, lower, form) >= 0)
            found << u"a part of a secret, %1"_s.arg(QLatin1String(form.name));
    const std::vector<Secret> &looked = found.isEmpty() ? m_strangers : m_secrets;
    QStringList named;
    for (const Secret &secret : looked)
        for (const Form &form : secret.forms)
            if (indexIn(text, lower, form) >= 0)
                named << u"%1, %2"_s.arg(secret.name, QLatin1String(form.name));
    return named.isEmpty() ? found : named;
}

QSet<QString> SecretSweep::namesIn(const QByteArray &text) const
{
    QSet<QString> names;
    for (const QString &found : foundIn(text))
        names << found.section(u',', 0, 0);
    return names;
}

void SecretSweep::search(const QString &place, const QByteArray &text)
{
    m_bytes += text.size();
    const QStringList found = foundIn(text);
    if (found.isEmpty())
        return;
    const QByteArray lower = text.toLower();
    qsizetype at = 0;
    for (const Form &form : m_stemForms)
        at = std::max(at, indexIn(text, lower, form));
    const QByteArray around = text.mid(std::max<qsizetype>(0, at - 100), 200);
    m_findings << u"%1: %2: %3"_s.arg(place, found.join(u"; "_s),
                                      QString::fromLatin1(around).simplified());
}

void SecretSweep::searchFiles(const QString &folder, const QSet<QString> &holders)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (holders.contains(path))
            continue;
        search(u"the name of a file"_s, path);
        if (QFileInfo(path).isFile()) // neither a socket nor a pipe
            search(path, contentOf(path));
    }
}

void SecretSweep::searchArguments(qint64 pid)
{
    const QString folder = u"/proc/%1/"_s.arg(pid);
    search(u"the arguments of a process"_s, contentOf(folder + u"cmdline"_s));
    const QStringList tasks = QDir(folder + u"task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &task : tasks)
        for (const QByteArray &child :
             contentOf(folder + u"task/"_s + task + u"/children"_s).split(' '))
            if (!child.isEmpty())
                searchArguments(child.toLongLong());
}

} // namespace bnm
