// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <utility>
#include <vector>

class QGridLayout;
class QLabel;

namespace bnm {

/// Names and values in two columns; values can be selected and copied. Plain text.
class FactList : public QWidget {
    Q_OBJECT
public:
    explicit FactList(QWidget *parent = nullptr);

    using Fact = std::pair<QString, QString>;
    void setFacts(const std::vector<Fact> &facts);
    const std::vector<Fact> &facts() const { return m_facts; }

private:
    bool hasSameNames(const std::vector<Fact> &facts) const;
    void rebuild();

    std::vector<Fact> m_facts;
    std::vector<QLabel *> m_values;
    QGridLayout *m_grid = nullptr;
};

} // namespace bnm
