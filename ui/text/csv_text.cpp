// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/csv_text.h"

#include "collectors/words.h"
#include "ui/text/plain_text.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QSaveFile>

namespace bnm {

QString csvText(const QString &text)
{
    const bool hidesFormula = text.startsWith(QLatin1Char('\t')) ||
                              text.startsWith(QLatin1Char('\r')) ||
                              text.startsWith(QLatin1Char('\n'));
    return hidesFormula ? QLatin1Char('\'') + plainLine(text) : plainLine(text);
}

QString writeText(const QString &path, const QString &text)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0 || !file.commit())
        return Words::tr("%1 cannot be written: %2").arg(path, file.errorString());
    return {};
}

void saveAsCsv(QWidget *parent, const QString &title, const QString &fileName,
               std::function<QString()> makeText)
{
    auto *dialog = new QFileDialog(parent, title, fileName, Words::tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    QObject::connect(
        dialog, &QFileDialog::fileSelected, parent, [parent, title, makeText](const QString &path) {
            const QString trouble = writeText(path, makeText());
            if (trouble.isEmpty())
                return;
            auto *box =
                new QMessageBox(QMessageBox::Warning, title, trouble, QMessageBox::Ok, parent);
            box->setTextFormat(Qt::PlainText);
            box->setAttribute(Qt::WA_DeleteOnClose);
            box->open();
        });
    dialog->open();
}

} // namespace bnm
