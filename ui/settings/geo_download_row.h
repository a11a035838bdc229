// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace bnm {

class SmallButton;
struct GeoDownloadProgress;
struct GeoDownloadResult;

/// The button that downloads databases of cities and providers, with progress and result. During a
/// download the button cancels it.
class GeoDownloadRow : public QWidget {
    Q_OBJECT
public:
    explicit GeoDownloadRow(QWidget *parent = nullptr);

    void begin();                                          ///< started, no data yet
    void setProgress(const GeoDownloadProgress &progress); ///< in progress
    void setResult(const GeoDownloadResult &result);
    void setPossible(bool possible, const QString &why);
    bool isRunning() const { return m_isRunning; }
    QString text() const;

Q_SIGNALS:
    void wanted();
    void cancelled();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void press();
    void setRunning(bool running);
    void say(const QString &text, bool isTrouble);
    void colour();

    SmallButton *m_button;
    QLabel *m_text;
    QString m_why; ///< why it is not possible
    double m_share = 0;
    bool m_isPossible = true;
    bool m_isRunning = false;
    bool m_isTrouble = false;
};

} // namespace bnm
