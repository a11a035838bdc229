// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/setting_row.h"

#include "app/core/config/setting_value.h"
#include "collectors/words.h"
#include "ui/settings/setting_editor.h"
#include "ui/text/plain_text.h"

namespace bnm {

namespace {

QString labelWithMnemonic(const SettingSpec &spec)
{
    return Words::tr(spec.label);
}

} // namespace

QString settingLabel(const SettingSpec &spec)
{
    return labelWithMnemonic(spec).remove(QLatin1Char('&'));
}

QString sourceText(const EffectiveValue &value, bool isChanged)
{
    const QString name = QLatin1String(value.spec->name);
    switch (value.layer) {
    case SettingLayer::CommandLine:
        return value.isEmptied ? SettingRow::tr("set to empty on the command line")
                               : SettingRow::tr("set on the command line");
    case SettingLayer::Environment:
        return (value.isEmptied ? SettingRow::tr("set to empty by environment variable %1")
                                : SettingRow::tr("set by environment variable %1"))
            .arg(name);
    case SettingLayer::EnvFile: return SettingRow::tr("set in %1").arg(value.source);
    default: break;
    }
    if (isChanged)
        return SettingRow::tr("changed, not saved yet");
    if (value.layer == SettingLayer::Saved && value.spec->isSecret())
        return value.source == QLatin1String("keyring") ? SettingRow::tr("in the keyring")
                                                        : SettingRow::tr("in %1").arg(value.source);
    switch (value.layer) {
    case SettingLayer::Saved: return SettingRow::tr("saved here");
    case SettingLayer::Default: return Words::tr(qUtf8Printable(value.source));
    case SettingLayer::None: return SettingRow::tr("not set");
    default: return value.source;
    }
}

SettingRow::SettingRow(SettingsDraft &draft, const SettingSpec &spec, QWidget *parent)
    : SettingRow(draft, spec, makeSettingEditor(spec, nullptr), parent)
{
}

SettingRow::SettingRow(SettingsDraft &draft, const SettingSpec &spec, SettingEditor *editor,
                       QWidget *parent)
    : FormRow(labelWithMnemonic(spec), editor, editor->target(), editor->isNarrow(), parent),
      m_draft(draft),
      m_spec(spec),
      m_editor(editor)
{
    setHint(Words::tr(spec.description));
    const QString tip =
        tr("%1\nAllowed: %2.\nEnvironment variable: %3").arg(hint(), allowedWords(spec), name());
    setToolTip(plainToolTip(tip));
    editor->target()->setAccessibleName(settingLabel(spec));
    editor->target()->setAccessibleDescription(hint());
    editor->target()->setObjectName(name());
    connect(editor, &SettingEditor::edited, this, [this] {
        m_draft.set(name(), m_editor->text());
        Q_EMIT edited();
    });
    refresh();
}

QString SettingRow::name() const
{
    return QLatin1String(m_spec.name);
}

QWidget *SettingRow::target() const
{
    return m_editor->target();
}

void SettingRow::refresh()
{
    const EffectiveValue &value = m_draft.value(name());
    if (value.isLocked())
        m_editor->setText(value.text, {});
    else
        m_editor->setText(m_draft.text(name()), m_draft.fallback(name()));
    m_editor->setLocked(value.isLocked());
    const QString complaint = m_draft.loaded().complaintAbout(name());
    m_editor->setWrong(!complaint.isEmpty());
    setComplaint(complaint);
    setSource(sourceText(value, m_draft.isChanged(name())));
}

void SettingRow::restore()
{
    if (!m_draft.value(name()).isLocked())
        m_draft.set(name(), {});
}

} // namespace bnm
