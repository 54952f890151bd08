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
