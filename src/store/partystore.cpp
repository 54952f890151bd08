#include "store/partystore.h"

#include "base/text.h"
#include "store/searchtext.h"
#include "store/suggestions.h"

#include <algorithm>
#include <array>

namespace desk::store {

namespace {

#define DESK_PARTY_COLUMNS \
    "p.id, p.code, p.name, p.gstin, p.address, p.city, p.state, p.pin, p.phone, p.email, p.type, p.active, p.version "

const QString selectByCode = QStringLiteral("SELECT " DESK_PARTY_COLUMNS "FROM party AS p WHERE p.code_key = ?");
const QString selectById = QStringLiteral("SELECT " DESK_PARTY_COLUMNS "FROM party AS p WHERE p.id = ?");
const QString selectCodeHolder = QStringLiteral("SELECT id FROM party WHERE code_key = ?");
const QString insertPartyRow = QStringLiteral(
    "INSERT INTO party (code, code_key, name, name_key, gstin, address, city, state, pin, phone, email, type, active) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
const QString updatePartyRow = QStringLiteral(
    "UPDATE party SET code = ?, code_key = ?, name = ?, name_key = ?, gstin = ?, address = ?, city = ?, state = ?, "
    "pin = ?, phone = ?, email = ?, type = ?, active = ?, version = version + 1 WHERE id = ? AND version = ?");

const QString selectText = QStringLiteral("SELECT content FROM party_text WHERE party_id = ?");
const QString insertText = QStringLiteral("INSERT INTO party_text (party_id, content) VALUES (?, ?)");
const QString updateText = QStringLiteral("UPDATE party_text SET content = ? WHERE party_id = ?");
// FTS5 with external content: the index is told what to forget and what to learn.
const QString indexText = QStringLiteral("INSERT INTO party_search (rowid, content) VALUES (?, ?)");
const QString unindexText = QStringLiteral(
    "INSERT INTO party_search (party_search, rowid, content) VALUES ('delete', ?, ?)");

const QString deleteText = QStringLiteral("DELETE FROM party_text WHERE party_id = ?");
const QString deletePartyRow = QStringLiteral("DELETE FROM party WHERE id = ?");
const QString countDocuments = QStringLiteral(
    "SELECT (SELECT count(*) FROM document WHERE kind IN ('challan', 'invoice', 'return', 'credit-note', 'receipt') "
    "AND party_id = ?) + (SELECT count(*) FROM party_merge WHERE from_party_id = ? OR into_party_id = ?)");
const QString countOrders = QStringLiteral("SELECT count(*) FROM sales_order WHERE party_id = ?");
const QString insertMerge = QStringLiteral("INSERT INTO party_merge (from_party_id, into_party_id) VALUES (?, ?)");
const QString moveMerges = QStringLiteral("UPDATE party_merge SET into_party_id = ? WHERE into_party_id = ?");
const QString moveOrders = QStringLiteral(
    "UPDATE sales_order SET party_id = ?, version = version + 1 WHERE party_id = ?");
const QString selectMergedInto = QStringLiteral("SELECT into_party_id FROM party_merge WHERE from_party_id = ?");
const QString selectMergedFrom = QStringLiteral("SELECT from_party_id FROM party_merge WHERE into_party_id = ?");
const QString selectSharedOrders = QStringLiteral(
    "SELECT a.number FROM sales_order AS a JOIN sales_order AS b ON b.party_id = ? AND b.number_key = a.number_key "
    "WHERE a.party_id = ? ORDER BY a.number_key");

const QString selectByNamePrefix = QStringLiteral(
    "SELECT " DESK_PARTY_COLUMNS "FROM party AS p WHERE p.name_key >= ? AND p.name_key < ? AND p.active = 1 "
    "ORDER BY p.name_key, p.id LIMIT ?");
const QString selectByWords = QStringLiteral(
    "SELECT " DESK_PARTY_COLUMNS ", t.content FROM party_search AS s JOIN party AS p ON p.id = s.rowid "
    "JOIN party_text AS t ON t.party_id = p.id WHERE s.content MATCH ? AND p.active = 1 ORDER BY p.name_key, p.id");
const QString selectAnywhere = QStringLiteral(
    "SELECT " DESK_PARTY_COLUMNS ", t.content FROM party AS p JOIN party_text AS t ON t.party_id = p.id "
    "WHERE instr(t.content, ?) > 0 AND p.active = 1 ORDER BY p.name_key, p.id");
const QString selectRecent = QStringLiteral(
    "SELECT " DESK_PARTY_COLUMNS "FROM (SELECT party_id, max(id) AS newest FROM "
    "(SELECT party_id, id FROM document ORDER BY id DESC LIMIT 200) AS last_ones GROUP BY party_id) AS used "
    "JOIN party AS p ON p.id = used.party_id WHERE p.active = 1 ORDER BY used.newest DESC LIMIT ?");
const QString selectByName = QStringLiteral("SELECT " DESK_PARTY_COLUMNS
                                            "FROM party AS p WHERE p.active = 1 ORDER BY p.name_key, p.id LIMIT ?");

const QString selectLastTransport = QStringLiteral(
    "SELECT transport_vehicle, transporter, date FROM document WHERE kind = ? AND party_id = ? "
    "AND (transport_vehicle <> '' OR transporter <> '') ORDER BY date DESC, id DESC LIMIT 1");
const QString selectLastRate = QStringLiteral(
    "SELECT l.rate, d.date, d.number FROM document AS d JOIN document_line AS l ON l.document_id = d.id "
    "WHERE d.kind = ? AND d.party_id = ? AND l.item_id = ? AND d.status = 'issued' "
    "ORDER BY d.date DESC, d.id DESC LIMIT 1");

#undef DESK_PARTY_COLUMNS

constexpr std::array goodsKinds = {DocumentKind::Challan, DocumentKind::Invoice};

Party partyFrom(Row &row)
{
    Party party;
    party.id = row.take<PartyId>();
    party.code = row.take<QString>();
    party.name = row.take<QString>();
    party.gstin = row.take<QString>();
    party.address.lines = row.take<QString>().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    party.address.city = row.take<QString>();
    party.address.state = row.take<QString>();
    party.address.pin = row.take<QString>();
    party.phone = row.take<QString>();
    party.email = row.take<QString>();
    party.type = partyTypeFrom(row.take<QString>()).value_or(PartyType::Regular);
    party.active = row.take<bool>();
    party.version = row.take<std::int64_t>();
    return party;
}

QString addressText(const Party &party)
{
    return party.address.lines.join(QLatin1Char('\n'));
}

QString contentOf(const Party &party)
{
    return searchKey(
        QStringList{party.name, party.code, party.address.city, party.gstin, party.phone}.join(QLatin1Char(' ')));
}

SuggestSource<Party> suggestSource()
{
    return {partyFrom, partyByCode, selectByNamePrefix, selectByWords, selectAnywhere, selectRecent, selectByName};
}

} // namespace

std::optional<Party> partyByCode(Connection &connection, const QString &code)
{
    return connection.first(selectByCode, partyFrom, comparisonKey(code));
}

std::optional<Party> partyById(Connection &connection, PartyId id)
{
    return connection.first(selectById, partyFrom, id);
}

bool isPartyCodeTaken(Connection &connection, const QString &code, PartyId except)
{
    const auto holder = connection.value<PartyId>(selectCodeHolder, comparisonKey(code));
    return holder && *holder != except;
}

PartyId insertParty(Connection &connection, const Party &party)
{
    const auto id = connection.insert<PartyId>(insertPartyRow, party.code, comparisonKey(party.code), party.name,
                                               searchKey(party.name), party.gstin, addressText(party),
                                               party.address.city, party.address.state, party.address.pin, party.phone,
                                               party.email, wordOf(party.type), party.active);
    connection.run(insertText, id, contentOf(party));
    connection.run(indexText, id, contentOf(party));
    return id;
}

bool updateParty(Connection &connection, const Party &party)
{
    const std::int64_t changed = connection.run(updatePartyRow, party.code, comparisonKey(party.code), party.name,
                                                searchKey(party.name), party.gstin, addressText(party),
                                                party.address.city, party.address.state, party.address.pin, party.phone,
                                                party.email, wordOf(party.type), party.active, party.id, party.version);
    if (changed == 0)
        return false;
    connection.run(unindexText, party.id, connection.value<QString>(selectText, party.id).value_or(QString()));
    connection.run(updateText, contentOf(party), party.id);
    connection.run(indexText, party.id, contentOf(party));
    return true;
}

void deleteParty(Connection &connection, PartyId party)
{
    connection.run(unindexText, party, connection.value<QString>(selectText, party).value_or(QString()));
    connection.run(deleteText, party);
    connection.run(deletePartyRow, party);
}

MasterUse useOf(Connection &connection, PartyId party)
{
    return {connection.value<std::int64_t>(countDocuments, party, party, party).value_or(0),
            connection.value<std::int64_t>(countOrders, party).value_or(0)};
}

void mergeParties(Connection &connection, PartyId from, PartyId into)
{
    connection.run(moveMerges, into, from);
    connection.run(insertMerge, from, into);
    connection.run(moveOrders, into, from);
}

PartyId mergedInto(Connection &connection, PartyId party)
{
    return connection.value<PartyId>(selectMergedInto, party).value_or(party);
}

std::vector<PartyId> mergedFrom(Connection &connection, PartyId party)
{
    return connection.all(
        selectMergedFrom, [](Row &row) { return row.take<PartyId>(); }, party);
}

QStringList sharedOrderNumbers(Connection &connection, PartyId a, PartyId b)
{
    QStringList numbers;
    connection.each(
        selectSharedOrders, [&](Row &row) { numbers += row.take<QString>(); }, b, a);
    return numbers;
}

std::vector<Party> suggestParties(Connection &connection, const QString &text, int limit)
{
    return suggestMasters(connection, suggestSource(), text, limit);
}

std::vector<Party> recentParties(Connection &connection, int limit)
{
    return recentMasters(connection, suggestSource(), limit);
}

std::optional<LastTransportRow> lastTransport(Connection &connection, PartyId party)
{
    std::optional<LastTransportRow> newest;
    QDate newestDate;
    for (const DocumentKind kind : goodsKinds) {
        connection.each(
            selectLastTransport,
            [&](Row &row) {
                LastTransportRow found{row.take<QString>(), row.take<QString>()};
                const auto date = row.take<QDate>();
                if (newest && date < newestDate)
                    return;
                newest = std::move(found);
                newestDate = date;
            },
            wordOf(kind), party);
    }
    return newest;
}

std::optional<LastRateRow> lastRate(Connection &connection, PartyId party, ItemId item)
{
    std::optional<LastRateRow> newest;
    for (const DocumentKind kind : goodsKinds) {
        const auto found = connection.first(
            selectLastRate,
            [](Row &row) {
                return LastRateRow{row.take<Rate>(), row.take<QDate>(), row.take<QString>()};
            },
            wordOf(kind), party, item);
        if (found && (!newest || found->date >= newest->date))
            newest = found;
    }
    return newest;
}

} // namespace desk::store
