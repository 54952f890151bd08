#pragma once

#include "db/connection.h"
#include "domain/party.h"

#include <QDate>

#include <optional>
#include <vector>

namespace desk::store {

std::optional<Party> partyByCode(Connection &connection, const QString &code); // ignoring case
std::optional<Party> partyById(Connection &connection, PartyId id);
bool isPartyCodeTaken(Connection &connection, const QString &code, PartyId except);

// Both keep the search row in step.
PartyId insertParty(Connection &connection, const Party &party);
// False when the stored version is not party.version: somebody else changed the party meanwhile.
bool updateParty(Connection &connection, const Party &party);

// Active parties for a suggestion list: names that begin with the text, then words that begin so, then (from three
// letters) anywhere. Every word typed must be found.
std::vector<Party> suggestParties(Connection &connection, const QString &text, int limit);
// The parties of the newest documents, the newest first, then the others by name.
std::vector<Party> recentParties(Connection &connection, int limit);

struct LastTransportRow {
    QString vehicle;
    QString transporter;
};
std::optional<LastTransportRow> lastTransport(Connection &connection, PartyId party);

struct LastRateRow {
    Rate rate;
    QDate date;
    QString number;
};
std::optional<LastRateRow> lastRate(Connection &connection, PartyId party, ItemId item);

} // namespace desk::store
