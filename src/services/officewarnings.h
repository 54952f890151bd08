#pragma once

#include "db/connection.h"
#include "domain/checks.h"

#include <QDate>

namespace desk {

// What is allowed and worth a word, and needs the books to be seen: back_dated (an earlier month than today's),
// order_of_dates (a lower number of the series has a later date, or the other way round), numbers_skipped (a typed number
// that leaves some out, C37), order_reference_seen (invoices), below_last_rate. Of a document before or after it was
// written; the draft's series and typed number are asked where it has no number yet.
Warnings officeWarnings(Connection &connection, const DocumentDraft &draft, const Document &document, QDate today);

} // namespace desk
