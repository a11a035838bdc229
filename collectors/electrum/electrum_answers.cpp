// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/electrum/electrum_answers.h"
#include "collectors/tamed.h"
#include "collectors/words.h"

#include <limits>

namespace bnm {

namespace {

std::optional<ElectrumBlock> invalidBlock(ElectrumAnswer &answer, const QString &reason)
{
    answer.fault = ElectrumAnswer::Fault::Invalid;
    answer.reason = reason;
    return std::nullopt;
}

std::optional<ElectrumBlock> readBlock(ElectrumAnswer &answer, qint64 height,
                                       const std::optional<QString> &hex)
{
    const auto header = hex ? readRawHeader(*hex) : std::nullopt;
    if (!header)
        return invalidBlock(answer, Words::tr("it gives a block header that is not 80 bytes long"));
    if (!header->hasProofOfWork)
        return invalidBlock(answer, Words::tr("it gives a block header without proof of work"));
    return ElectrumBlock{height, *header};
}

} // namespace

std::optional<ElectrumBlock> readElectrumTip(ElectrumAnswer &answer)
{
    if (!answer)
        return std::nullopt;
    const auto height = answer.result["height"].integer();
    if (!height || *height < 0 || *height > std::numeric_limits<qint32>::max())
        return invalidBlock(answer, Words::tr("it gives no height"));
    return readBlock(answer, *height, answer.result["hex"].text());
}

std::optional<ElectrumBlock> readElectrumBlock(ElectrumAnswer &answer, qint64 height)
{
    if (!answer)
        return std::nullopt;
    return readBlock(answer, height, answer.result.text());
}

QString electrumErrorText(const JsonValue &error)
{
    constexpr qsizetype mostCharacters = 120;
    const QString words =
        tamed(error.text().value_or(error["message"].text().value_or(QString())), mostCharacters);
    return words.isEmpty() ? Words::tr("it refuses the request")
                           : Words::tr("it refuses the request: %1").arg(words);
}

} // namespace bnm
