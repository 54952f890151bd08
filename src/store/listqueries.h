#pragma once

#include "db/connection.h"
#include "domain/item.h"
#include "domain/kinds.h"
#include "domain/party.h"
#include "domain/status.h"

#include <QDate>
#include <QStringList>

#include <optional>
#include <vector>

namespace desk::store {

enum class ListOrder { Date, Number, Party, Payable };

struct ListQuery {
    DocumentKind kind = DocumentKind::Challan;
    QDate from;
    QDate to;
    PartyId party;
    std::optional<DocumentStatus> status;
    std::optional<Progress> progress; // beyond issued and cancelled, computed from what was billed and returned
    QString match;                    // of matchExpression; empty = no search
    ListOrder order = ListOrder::Date;
    bool descending = true;
    QDate today = {}; // by which something is overdue; invalid: nothing is
};

// The statement a query is asked with, for tests of its plan.
QString idsSql(const ListQuery &query);
QString sumsSql(const ListQuery &query);

std::vector<DocumentId> documentIds(Connection &connection, const ListQuery &query);

// Where a page ended: the document and what each order sorts it by.
struct PageEnd {
    DocumentId id;
    QDate date;
    QString partyNameKey;
    Money payable;
    QString fy;
    SeriesId series;
    std::int64_t serial = 0;
};
std::optional<PageEnd> pageEnd(Connection &connection, DocumentKind kind, DocumentId id);
// The next ids of the list after `end` (from its beginning where there is none), at most `limit`: found by the place in
// the index, not by walking what went before.
std::vector<DocumentId> documentIdsAfter(Connection &connection, const ListQuery &query,
                                         const std::optional<PageEnd> &end, int limit);
// The statements the rest of a list is asked with, for tests of their plans.
QStringList pageSql(const ListQuery &query, bool hasSeries);

struct ListSums {
    std::int64_t count = 0;
    Money payable; // of issued documents only (R76)
};
ListSums documentSums(Connection &connection, const ListQuery &query);

struct ListRow {
    DocumentId id;
    DocumentKind kind = DocumentKind::Challan;
    DocumentStatus status = DocumentStatus::Issued;
    QString number;
    QString fy;
    QDate date;
    QString partyCode;
    QString partyName;
    QString partyCity;
    QString vehicle;
    int lineCount = 0;
    Money taxable;
    Money total;
    Money payable;
    std::vector<LineProgress> lines; // of a challan
};
// In no order; ids that are not there are left out.
std::vector<ListRow> listRows(Connection &connection, const std::vector<DocumentId> &ids);

std::vector<PartyId> partyIds(Connection &connection, const QString &match, bool withInactive);
std::vector<ItemId> itemIds(Connection &connection, const QString &match, bool withInactive);
std::vector<Party> parties(Connection &connection, const std::vector<PartyId> &ids);
std::vector<Item> items(Connection &connection, const std::vector<ItemId> &ids);
// The statements of the two, for tests of their plans.
QStringList masterListSql();

} // namespace desk::store
