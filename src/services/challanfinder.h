#pragma once

#include "services/documentresolve.h"

#include <map>

namespace desk {

// Finds the challans that the lines of one draft name, each once, and their lines. Lives for one call.
class ChallanFinder {
public:
    ChallanFinder(Connection &connection, ResolvedDocument &out);

    // The place among the challans found; a number that is not found is refused once, where it stands first.
    std::optional<std::size_t> named(const QString &typed, const QString &field);
    // The line a row means: by its number, or by the item where only one line of the challan has it (C45: never by the
    // item where several do). None: it was refused.
    const DocumentLine *lineOf(const BilledChallan &challan, const DraftLine &typed, std::size_t row);

private:
    Connection &m_connection;
    ResolvedDocument &m_out;
    std::map<QString, std::size_t> m_known; // typed number -> m_out.challans
};

} // namespace desk
