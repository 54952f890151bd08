#pragma once

#include <compare>
#include <cstdint>

namespace desk {

// The key of a row, one type for each table, so that a party's id is never taken for an item's. 0 means none.
template <typename Tag>
class StrongId {
public:
    constexpr StrongId() = default;
    constexpr explicit StrongId(std::int64_t value) : m_value(value) {}

    constexpr std::int64_t value() const { return m_value; }
    constexpr bool isValid() const { return m_value != 0; }
    friend constexpr auto operator<=>(StrongId, StrongId) = default;

private:
    std::int64_t m_value = 0;
};

using PartyId = StrongId<struct PartyTag>;
using ItemId = StrongId<struct ItemTag>;
using OrderId = StrongId<struct OrderTag>;
using OrderLineId = StrongId<struct OrderLineTag>;
using DocumentId = StrongId<struct DocumentTag>;
using DocumentLineId = StrongId<struct DocumentLineTag>;
using SeriesId = StrongId<struct SeriesTag>;
using DraftId = StrongId<struct DraftTag>;
using AuditId = StrongId<struct AuditTag>;

} // namespace desk
