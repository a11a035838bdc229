// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_run/conf_lines_box.h"

#include "ui/controls/fonts.h"
#include "ui/controls/small_button.h"
#include "ui/controls/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QTextEdit>
#include <QTimer>
#include <QVBoxLayout>

#include <cmath>

namespace bnm {

namespace {

constexpr int saidForMs = 2'000;

}

ConfLinesBox::ConfLinesBox(const QString &accessibleName, QWidget *parent)
    : QWidget(parent), m_text(new QTextEdit(this)), m_copy(new SmallButton(tr("Copy"), this))
{
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setWordWrapMode(QTextOption::WrapAnywhere);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(accessibleName);
    m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF() * 0.92);
    m_text->setFont(fixed);
    m_text->viewport()->setBackgroundRole(QPalette::Window);
    m_text->document()->setDocumentMargin(gridUnits(this, 2));

    // All lines are visible, however they wrap. A QPlainTextEdit would miss some changes of its
    // size.
    connect(m_text->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged,
            this, [this](const QSizeF &size) {
                m_text->setFixedHeight(static_cast<int>(std::ceil(size.height())));
            });

    m_copy->setToolTip(tr("Copy these lines"));
    connect(m_copy, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_text->toPlainText() + QLatin1Char('\n'));
        m_copy->setText(tr("Copied"));
        QTimer::singleShot(saidForMs, m_copy, [this] { m_copy->setText(tr("Copy")); });
    });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(gridUnits(this, 1.5));
    layout->addWidget(m_text);
    layout->addWidget(m_copy, 0, Qt::AlignRight);
}

void ConfLinesBox::setLines(const QStringList &lines)
{
    m_text->setPlainText(lines.join(QLatin1Char('\n')));
}

} // namespace bnm
