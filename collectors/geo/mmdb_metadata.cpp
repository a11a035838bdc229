// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/mmdb_metadata.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <optional>

namespace bnm {

namespace {

constexpr int deepestValue = 8;

struct MmdbType {
    enum : quint32 {
        Extended = 0,
        Pointer = 1,
        Text = 2,
        Map = 7,
        Array = 11,
        Container = 12,
        EndMarker = 13,
        Boolean = 14,
        Float = 15,
    };
};

enum class MetadataShape { Anything, Metadata, Text, Texts, NamedTexts };

/// The head of a value: its size counts bytes, or entries.
struct MmdbHead {
    quint32 type = 0;
    quint32 size = 0; ///< of a pointer: its target
    qsizetype end = 0;
};

class MetadataWalk {
public:
    explicit MetadataWalk(QByteArrayView bytes) : m_bytes(bytes) {}

    bool isSound() { return read(0, 0, MetadataShape::Metadata).has_value(); }

private:
    std::optional<quint32> number(qsizetype at, qsizetype size) const
    {
        if (at < 0 || size > m_bytes.size() - at)
            return std::nullopt;
        quint32 value = 0;
        for (const char byte : m_bytes.sliced(at, size))
            value = value << 8 | static_cast<quint8>(byte);
        return value;
    }

    std::optional<MmdbHead> pointerAt(qsizetype at, quint32 control) const
    {
        static constexpr std::array<quint32, 4> firstTarget{0, 2'048, 526'336, 0};
        const quint32 more = control >> 3 & 3;
        const auto low = number(at + 1, more + 1);
        if (!low)
            return std::nullopt;
        const quint32 high = more == 3 ? 0 : (control & 7) << (8 * (more + 1));
        return MmdbHead{MmdbType::Pointer, (high | *low) + firstTarget[more], at + 2 + more};
    }

    std::optional<MmdbHead> headAt(qsizetype at) const
    {
        static constexpr std::array<quint32, 3> firstSize{29, 285, 65'821};
        const auto control = number(at, 1);
        if (!control)
            return std::nullopt;
        MmdbHead head{*control >> 5, *control & 31, at + 1};
        if (head.type == MmdbType::Pointer)
            return pointerAt(at, *control);
        if (head.type == MmdbType::Extended) {
            const auto type = number(head.end++, 1);
            if (!type)
                return std::nullopt;
            head.type = 7 + *type;
        }
        if (head.size >= 29) {
            const quint32 bytes = head.size - 28;
            const auto more = number(head.end, bytes);
            if (!more)
                return std::nullopt;
            head.size = firstSize[bytes - 1] + *more;
            head.end += bytes;
        }
        return head;
    }

    /// Where the next value begins; none: it is damaged, or there are too many.
    std::optional<qsizetype> read(qsizetype at, int depth, MetadataShape wanted)
    {
        if (++m_values > mostMetadataValues || depth > deepestValue)
            return std::nullopt;
        const auto head = headAt(at);
        if (!head || head->type != MmdbType::Pointer)
            return head ? readBehind(*head, depth, wanted) : std::nullopt;
        const auto target = headAt(head->size);
        if (!target || target->type == MmdbType::Pointer || !readBehind(*target, depth, wanted))
            return std::nullopt;
        return head->end;
    }

    std::optional<qsizetype> readBehind(const MmdbHead &head, int depth, MetadataShape wanted)
    {
        if (!isOf(wanted, head.type))
            return std::nullopt;
        if (head.type == MmdbType::Map || head.type == MmdbType::Array)
            return readEntries(head, depth, wanted);
        const qsizetype size = head.type == MmdbType::Boolean ? 0 : head.size;
        return size <= m_bytes.size() - head.end ? std::optional(head.end + size) : std::nullopt;
    }

    std::optional<qsizetype> readEntries(const MmdbHead &head, int depth, MetadataShape wanted)
    {
        std::optional<qsizetype> at = head.end;
        for (quint32 i = 0; at && i < head.size; ++i) {
            MetadataShape entry =
                wanted == MetadataShape::Anything ? MetadataShape::Anything : MetadataShape::Text;
            if (head.type == MmdbType::Map) {
                if (wanted == MetadataShape::Metadata)
                    entry = wantedOf(*at);
                at = read(*at, depth + 1, MetadataShape::Text);
            }
            at = at ? read(*at, depth + 1, entry) : std::nullopt;
        }
        return at;
    }

    static bool isOf(MetadataShape wanted, quint32 type)
    {
        switch (wanted) {
        case MetadataShape::Metadata:
        case MetadataShape::NamedTexts: return type == MmdbType::Map;
        case MetadataShape::Texts: return type == MmdbType::Array;
        case MetadataShape::Text: return type == MmdbType::Text;
        case MetadataShape::Anything: break;
        }
        return type <= MmdbType::Float && type != MmdbType::Container &&
               type != MmdbType::EndMarker;
    }

    MetadataShape wantedOf(qsizetype key) const
    {
        auto head = headAt(key);
        if (head && head->type == MmdbType::Pointer)
            head = headAt(head->size);
        if (!head || head->type != MmdbType::Text || head->size > m_bytes.size() - head->end)
            return MetadataShape::Anything;
        const QByteArrayView name = m_bytes.sliced(head->end, head->size);
        return name == "languages"     ? MetadataShape::Texts
               : name == "description" ? MetadataShape::NamedTexts
                                       : MetadataShape::Anything;
    }

    QByteArrayView m_bytes;
    int m_values = 0;
};

} // namespace

bool isSoundMetadata(QByteArrayView end)
{
    constexpr QByteArrayView mark("\xab\xcd\xefMaxMind.com");
    const qsizetype at = end.lastIndexOf(mark);
    return at >= 0 && MetadataWalk(end.sliced(at + mark.size())).isSound();
}

bool hasSoundMetadata(const QByteArray &path)
{
    QFile file(QFile::decodeName(path));
    return file.open(QIODevice::ReadOnly) &&
           file.seek(std::max<qint64>(0, file.size() - mostMetadataBytes)) &&
           isSoundMetadata(file.read(mostMetadataBytes));
}

} // namespace bnm
