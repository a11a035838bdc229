// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/setting_editor.h"

#include "app/core/config/setting_value.h"
#include "collectors/words.h"
#include "ui/controls/card.h"
#include "ui/controls/outlined_field.h"
#include "ui/controls/switch_button.h"
#include "ui/controls/theme.h"
#include "ui/settings/line_editor.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QWheelEvent>

namespace bnm {

namespace {

class SwitchEditor : public SettingEditor {
public:
    SwitchEditor(QWidget *parent) : SettingEditor(parent), m_switch(new SwitchButton(this))
    {
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins({});
        layout->addWidget(m_switch);
        connect(m_switch, &QAbstractButton::clicked, this, &SettingEditor::edited);
    }
    QString text() const override
    {
        const bool on = m_switch->isChecked();
        if (yesOrNo(m_fallback) == on)
            return {};
        return on ? QStringLiteral("true") : QStringLiteral("false");
    }
    void setText(const QString &text, const QString &fallback) override
    {
        m_fallback = fallback;
        m_switch->setChecked(yesOrNo(text.isEmpty() ? fallback : text).value_or(false));
    }
    void setLocked(bool locked) override { m_switch->setEnabled(!locked); }
    QWidget *target() override { return m_switch; }
    bool isNarrow() const override { return true; }

private:
    SwitchButton *m_switch;
    QString m_fallback;
};

/// A list that does not change while the page is scrolled over it.
class QuietList : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent *event) override
    {
        if (hasFocus())
            QComboBox::wheelEvent(event);
        else
            event->ignore();
    }
};

class ListEditor : public SettingEditor {
public:
    ListEditor(const SettingSpec &spec, QWidget *parent)
        : SettingEditor(parent), m_spec(spec), m_list(new QuietList(this))
    {
        for (const SettingChoice &choice : spec.choices)
            if (*choice.label)
                m_list->addItem(Words::tr(choice.label), QLatin1String(choice.word));
        m_list->setFocusPolicy(Qt::StrongFocus);
        m_list->setMinimumSize(gridUnits(this, 24), gridUnits(this, 6.5));
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins({});
        layout->addWidget(m_list);
        layout->addStretch();
        connect(m_list, &QComboBox::activated, this, &SettingEditor::edited);
    }
    QString text() const override
    {
        const QString chosen = m_list->currentData().toString();
        return chosen == offeredWord(m_fallback) ? QString() : chosen;
    }
    void setText(const QString &text, const QString &fallback) override
    {
        m_fallback = fallback;
        m_list->setCurrentIndex(m_list->findData(offeredWord(text.isEmpty() ? fallback : text)));
    }
    void setLocked(bool locked) override { m_list->setEnabled(!locked); }
    QWidget *target() override { return m_list; }

private:
    QString offeredWord(const QString &text) const
    {
        const SettingChoice *choice = findChoice(m_spec, text);
        return choice ? QString(QLatin1String(choice->word)) : QString();
    }

    const SettingSpec &m_spec;
    QComboBox *m_list;
    QString m_fallback;
};

} // namespace

SettingEditor *makeSettingEditor(const SettingSpec &spec, QWidget *parent)
{
    switch (spec.kind) {
    case SettingKind::YesNo: return new SwitchEditor(parent);
    case SettingKind::Choice: return new ListEditor(spec, parent);
    default: return new LineEditor(spec, parent);
    }
}

} // namespace bnm
