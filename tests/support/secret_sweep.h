// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QSet>
#include <QStringList>

#include <vector>

namespace bnm {

/// Marked secrets and the search for them in whatever a program lets out: as they are, in base64
/// (alone or inside a longer text), percent-encoded, in hex, and in UTF-16. A part is found too,
/// because all marks begin alike.
class SecretSweep {
public:
    SecretSweep();

    /// A new secret: letters and digits, as long as a token.
    QString mark(const QString &name);
    /// One that somebody else made, as a node's cookie.
    void add(const QString &name, const QString &secret);

    /// What a text holds: names of secrets, each with its form.
    QStringList foundIn(const QByteArray &text) const;
    QSet<QString> namesIn(const QByteArray &text) const; ///< of the secrets alone
    /// Remembers what it finds, with the place and the text around.
    void search(const QString &place, const QByteArray &text);
    void search(const QString &place, const QString &text) { search(place, text.toUtf8()); }
    /// All files below a folder but those that are meant to hold secrets; and all names of files.
    void searchFiles(const QString &folder, const QSet<QString> &holders);
    /// The arguments of a process and of its descendants.
    void searchArguments(qint64 pid);

    const QStringList &findings() const { return m_findings; }
    qint64 bytesSearched() const { return m_bytes; }

private:
    struct Form {
        const char *name;
        QByteArrayList texts; ///< any of them
        bool isCaseless = false;
    };
    struct Secret {
        QString name;
        std::vector<Form> forms;
    };
    static std::vector<Form> formsOf(const QByteArray &secret);
    static qsizetype indexIn(const QByteArray &text, const QByteArray &lower, const Form &form);

    QString m_stem;
    std::vector<Form> m_stemForms;
    std::vector<Secret> m_secrets;
    std::vector<Secret> m_strangers; ///< without the stem
    QStringList m_findings;
    qint64 m_bytes = 0;
};

} // namespace bnm
