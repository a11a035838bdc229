// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log.h"

#include <QDateTime>

#include <atomic>
#include <cstdio>

namespace bnm {

namespace {

std::atomic<LogLevel> lowestLevel = LogLevel::Info; // a message handler has no other way to know

LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return LogLevel::Debug;
    case QtInfoMsg: return LogLevel::Info;
    case QtWarningMsg: return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg: return LogLevel::Error;
    }
    return LogLevel::Error;
}

const char *nameOf(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug: return "debug";
    case LogLevel::Info: return "info";
    case LogLevel::Warning: return "warning";
    case LogLevel::Error: return "error";
    }
    return "";
}

void handleMessage(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    const LogLevel level = levelOf(type);
    if (level < lowestLevel)
        return;
    const QString time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    const QByteArray line = logLine(time, nameOf(level), message);
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

} // namespace

QByteArray logLine(const QString &utcTime, const char *level, const QString &message)
{
    QString text;
    text.reserve(message.size());
    for (const QChar character : message) {
        if (character == QLatin1Char('\n'))
            text += QStringLiteral("\\n");
        else
            text += character.isPrint() ? character : QChar(QChar::ReplacementCharacter);
    }
    return utcTime.toUtf8() + ' ' + level + ' ' + text.toUtf8() + '\n';
}

void installLog(LogLevel lowest)
{
    lowestLevel = lowest;
    qInstallMessageHandler(handleMessage);
}

} // namespace bnm
