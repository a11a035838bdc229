// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop_run.h"

#include "app/core/config/config_report.h"
#include "app/desktop/desktop.h"
#include "app/desktop/keyring.h"
#include "app/log.h"
#include "app/termination.h"
#include "ui/controls/theme.h"
#include "ui/window/page_pictures.h"

#include <QApplication>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <memory>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace bnm {

namespace {

/// Whether all errors come from saved settings, so that the dialog can correct them.
bool isRepairable(const LoadedConfig &loaded)
{
    return !loaded.isWrongElsewhere &&
           std::all_of(loaded.complaints.begin(), loaded.complaints.end(),
                       [&loaded](const SettingComplaint &complaint) {
                           const EffectiveValue *value = loaded.find(complaint.name);
                           return value && value->layer == SettingLayer::Saved;
                       });
}

/// A program started from a menu has no visible output.
bool hasTerminal()
{
#ifdef Q_OS_UNIX
    return isatty(STDIN_FILENO) || isatty(STDOUT_FILENO) || isatty(STDERR_FILENO);
#else
    return false;
#endif
}

/// Reads the stored secrets, then shows the window, or the dialog for errors that can only be
/// corrected or read there.
class DesktopRun : public QObject {
public:
    DesktopRun(ConfigInput input, const CommandLine &commandLine)
        : m_commandLine(commandLine),
          m_isRendering(!commandLine.screenshotDirectory.isEmpty()),
          m_input(std::move(input)),
          m_secrets(m_isRendering ? nullptr : makeKeyring(), m_input.secretsFile)
    {
        // The keyring answers asynchronously; the window follows.
        connect(
            &m_secrets, &SecretKeeper::readFinished, this,
            [this] {
                m_input.secrets = m_secrets.secrets();
                begin();
            },
            Qt::SingleShotConnection);
        connect(&m_termination, &Termination::requested, this, [this] { end(0); });
        m_secrets.read();
    }

private:
    void begin()
    {
        const LoadedConfig loaded = loadConfig(m_input);
        if (loaded.errors.isEmpty())
            return show(loaded);
        std::fputs(qUtf8Printable(errorReport(loaded)), stderr);
        if (m_isRendering || (!isRepairable(loaded) && hasTerminal()))
            return end(2);
        repair();
    }

    void repair()
    {
        m_repair = std::make_unique<DesktopSettings>(m_input, m_secrets, QString(), nullptr);
        connect(m_repair.get(), &DesktopSettings::applied, this, [this] { m_isRepaired = true; });
        connect(
            m_repair.get(), &DesktopSettings::closed, this,
            [this] {
                if (!m_isRepaired)
                    return end(2);
                m_input = m_repair->input();
                begin();
            },
            Qt::QueuedConnection);
        m_repair->show(false);
    }

    void show(const LoadedConfig &loaded)
    {
        m_repair.reset();
        installLog(loaded.config.logLevel);
        m_desktop = std::make_unique<Desktop>(loaded, m_input, m_commandLine, m_secrets);
        connect(m_desktop.get(), &Desktop::finished, this,
                [this] { QCoreApplication::exit(m_exitCode); });
        connect(m_desktop.get(), &Desktop::quitWanted, this, [this] { end(0); });
        connect(m_desktop.get(), &Desktop::failed, this, [this](const QString &sentence) {
            qCritical("%s", qUtf8Printable(sentence));
            end(1);
        });
        if (m_isRendering)
            QTimer::singleShot(m_commandLine.screenshotAfterSeconds * 1'000, this,
                               [this] { takePictures(); });
        switch (m_desktop->start()) {
        case Desktop::Start::Begun: return m_desktop->show();
        case Desktop::Start::ShownElsewhere: return end(0);
        case Desktop::Start::TakenByAnother: return end(2);
        }
    }

    void takePictures()
    {
        m_pictures =
            std::make_unique<PagePictures>(m_desktop->window(), m_commandLine.screenshotDirectory);
        connect(m_pictures.get(), &PagePictures::finished, this, [this](const QStringList &files) {
            for (const QString &file : files)
                qInfo("Rendered %s", qUtf8Printable(file));
            if (files.isEmpty())
                qCritical("The pictures cannot be written to %s. Check its permissions.",
                          qUtf8Printable(m_commandLine.screenshotDirectory));
            end(files.isEmpty() ? 1 : 0);
        });
        m_pictures->start();
    }

    void end(int code)
    {
        m_exitCode = code;
        if (m_desktop)
            m_desktop->stop();
        else
            QCoreApplication::exit(code);
    }

    const CommandLine m_commandLine;
    const bool m_isRendering;
    ConfigInput m_input;
    SecretKeeper m_secrets;
    Termination m_termination;
    std::unique_ptr<DesktopSettings> m_repair;
    std::unique_ptr<Desktop> m_desktop;
    std::unique_ptr<PagePictures> m_pictures; ///< of its window
    bool m_isRepaired = false;
    int m_exitCode = 0;
};

} // namespace

int runDesktop(ConfigInput input, const CommandLine &commandLine)
{
    QApplication::setQuitOnLastWindowClosed(false);
    Theme::current(); // before the first widget
    const DesktopRun run(std::move(input), commandLine);
    return QCoreApplication::exec();
}

} // namespace bnm
