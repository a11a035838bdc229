// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/theme.h"

#include <QWidget>

class QLabel;

namespace bnm {

class SmallButton;
struct GeoDownloadProgress;
struct GeoDownloadResult;

/// The button that downloads databases of cities and providers: beneath it how far it is and
/// what came of it. While it runs, the button cancels.
class GeoDownloadRow : public QWidget {
    Q_OBJECT
public:
    explicit GeoDownloadRow(const Theme &theme, QWidget *parent = nullptr);

    void setProgress(const GeoDownloadProgress &progress); ///< it runs
    void setResult(const GeoDownloadResult &result);
    bool isRunning() const { return m_isRunning; }
    QString text() const;

Q_SIGNALS:
    void wanted();
    void cancelled();

private:
    void press();
    void setRunning(bool running);
    void say(const QString &text, bool isTrouble);

    const Theme &m_theme;
    SmallButton *m_button;
    QLabel *m_text;
    bool m_isRunning = false;
};

} // namespace bnm
