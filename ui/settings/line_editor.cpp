// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/line_editor.h"

#include "ui/controls/card.h"
#include "ui/controls/outlined_field.h"
#include "ui/controls/small_button.h"
#include "ui/controls/theme.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>

namespace bnm {

namespace {

constexpr double figureWidth = 24; // grid units; a figure needs no wide field

QString unitOf(SettingKind kind)
{
    switch (kind) {
    case SettingKind::Seconds: return LineEditor::tr("seconds");
    case SettingKind::Megabytes: return LineEditor::tr("MB");
    case SettingKind::Feerate: return LineEditor::tr("sat/vB");
    default: return {};
    }
}

} // namespace

LineEditor::LineEditor(const SettingSpec &spec, QWidget *parent)
    : SettingEditor(parent),
      m_kind(spec.kind),
      m_secret(spec.isSecret()),
      m_field(new OutlinedField(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(gridUnits(this, 1.5));
    layout->addWidget(m_field, 1);
    if (spec.bounds) {
        m_field->setFixedWidth(gridUnits(this, figureWidth));
        if (const QString unit = unitOf(m_kind); !unit.isEmpty())
            layout->addWidget(plainLabel(unit, this));
        layout->addStretch();
    }
    if (m_secret)
        addShow(layout);
    else if (m_kind == SettingKind::File || m_kind == SettingKind::Folder)
        addBrowse(layout);
    connect(m_field, &QLineEdit::textEdited, this, &SettingEditor::edited);
}

void LineEditor::addShow(QHBoxLayout *layout)
{
    m_field->setEchoMode(QLineEdit::Password);
    m_button = new SmallButton(tr("Show"), this);
    m_button->setCheckable(true);
    m_button->setAccessibleName(tr("Show the secret"));
    connect(m_button, &QAbstractButton::toggled, this, [this](bool shown) {
        m_field->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        m_button->setText(shown ? tr("Hide") : tr("Show"));
    });
    layout->addWidget(m_button);
}

void LineEditor::addBrowse(QHBoxLayout *layout)
{
    m_button = new SmallButton(tr("Browse…"), this);
    connect(m_button, &QAbstractButton::clicked, this, &LineEditor::browse);
    layout->addWidget(m_button);
}

void LineEditor::browse()
{
    auto *dialog = new QFileDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(m_kind == SettingKind::Folder ? QFileDialog::Directory
                                                      : QFileDialog::ExistingFile);
    dialog->setFilter(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); // .cookie, .bitcoin
    const QString now = m_field->text().isEmpty() ? m_field->placeholderText() : m_field->text();
    if (QFileInfo::exists(now))
        dialog->selectFile(now);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_field->setText(path);
        Q_EMIT edited();
    });
    dialog->open();
}

QString LineEditor::text() const
{
    return m_secret ? m_field->text() : m_field->text().trimmed();
}

void LineEditor::setText(const QString &text, const QString &fallback)
{
    if (text != this->text()) // otherwise the cursor and a trailing blank would be lost
        m_field->setText(text);
    const bool isHidden = m_secret && !fallback.isEmpty();
    m_field->setPlaceholderText(isHidden ? tr("set, hidden") : fallback);
}

void LineEditor::setLocked(bool locked)
{
    m_field->setReadOnly(locked);
    QPalette shade = m_field->palette();
    shade.setColor(QPalette::Text,
                   palette().color(locked ? QPalette::PlaceholderText : QPalette::WindowText));
    m_field->setPalette(shade);
    if (m_button)
        m_button->setVisible(!locked);
}

void LineEditor::setWrong(bool wrong)
{
    m_field->setWrong(wrong);
}

QWidget *LineEditor::target()
{
    return m_field;
}

} // namespace bnm
