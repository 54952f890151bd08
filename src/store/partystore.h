#pragma once

#include "db/connection.h"
#include "domain/party.h"

#include <QDate>
#include <QStringList>

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

// Of a party that nothing refers to.
void deleteParty(Connection &connection, PartyId party);
// How many documents, cancelled ones too, and orders name it; merges count as documents.
struct MasterUse {
    std::int64_t documents = 0;
    std::int64_t orders = 0;
};
MasterUse useOf(Connection &connection, PartyId party);

// Notes that `from` is `into` from now on, also what was merged into `from` before, and hands its orders over.
void mergeParties(Connection &connection, PartyId from, PartyId into);
// What a party was merged into; itself where it was not.
PartyId mergedInto(Connection &connection, PartyId party);
std::vector<PartyId> mergedFrom(Connection &connection, PartyId party);
// The order numbers that two parties both have.
QStringList sharedOrderNumbers(Connection &connection, PartyId a, PartyId b);

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
