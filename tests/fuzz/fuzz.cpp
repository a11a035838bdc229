// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzz.h"

#include "collectors/point/complaints.h"
#include "collectors/point/point_guard.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace bnm::fuzz {

bool isOneLine(const QString &text)
{
    return !text.trimmed().isEmpty() && std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
               c == QChar::ParagraphSeparator;
    });
}

void expectLines(const QStringList &lines)
{
    expect(std::all_of(lines.begin(), lines.end(), isOneLine), "each is one line");
}

void expectReason(bool isWrong, const QString &reason)
{
    expect(isWrong == !reason.isEmpty(), "a reason, exactly if something is wrong");
    expect(!isWrong || isOneLine(reason), "the reason is one line");
}

void expectGood(Points points)
{
    PointGuard guard;
    guard.sift(points);
    for (const Point &point : points) {
        expect(complaintAbout(point).isEmpty(), "the point is as the catalogue has it");
        for (const Field &field : point.fields)
            expect(std::isfinite(toNumber(field.value).value_or(0)), "the value is finite");
    }
}

quint8 Input::byte()
{
    const QByteArray one = take(1);
    return one.isEmpty() ? quint8{0} : static_cast<quint8>(one.front());
}

QByteArray Input::take(qsizetype size)
{
    const QByteArray front = m_bytes.first(std::min(size, m_bytes.size()));
    m_bytes.remove(0, front.size());
    return front;
}

QByteArray Input::upTo(char end)
{
    const qsizetype at = m_bytes.indexOf(end);
    const QByteArray front = take(at < 0 ? m_bytes.size() : at);
    take(1);
    return front;
}

Scratch::Scratch()
    : m_folder(qEnvironmentVariable("TMPDIR", QFile::exists(QStringLiteral("/dev/shm"))
                                                  ? QStringLiteral("/dev/shm")
                                                  : QDir::tempPath()) +
               QStringLiteral("/bnm-fuzz-XXXXXX"))
{
    expect(m_folder.isValid(), "there is a folder to write to");
}

QString Scratch::write(const char *name, const QByteArray &content) const
{
    QFile file(path(name));
    expect(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(),
           "the input can be written to a file");
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return file.fileName();
}

void Scratch::clear() const
{
    const QDir folder(m_folder.path());
    for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden))
        QFile::remove(folder.filePath(name));
}

} // namespace bnm::fuzz
