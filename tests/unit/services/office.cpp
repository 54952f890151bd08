#include "unit/services/office.h"

#include "base/typed.h"
#include "services/upkeep.h"
#include "store/companystore.h"
#include "store/documentlinestore.h"
#include "store/documentstore.h"
#include "store/itemstore.h"
#include "store/orderstore.h"
#include "store/partystore.h"
#include "store/seriesstore.h"

using namespace Qt::StringLiterals;

namespace desk::test {

namespace {

Company seller()
{
    Company company;
    company.name = u"Hegde Metal Works"_s;
    company.address = {{u"7 Foundry Road"_s}, u"Bengaluru"_s, u"29"_s, u"560058"_s};
    company.gstin = u"29AAAAA0000A1ZY"_s;
    company.phone = u"080 2345678"_s;
    company.bankDetails = u"Kaveri Bank, a/c 1234"_s;
    return company;
}

Party customer(const QString &code, const QString &name, const QString &gstin, const Address &address)
{
    Party party;
    party.code = code;
    party.name = name;
    party.gstin = gstin;
    party.address = address;
    return party;
}

Item goods(const QString &code, const QString &name, const QString &unit, int gst, const QString &price)
{
    Item item;
    item.code = code;
    item.name = name;
    item.hsn = u"7407"_s;
    item.unit = unit;
    item.gst = Percent::fromWhole(gst);
    item.rate = rate(price);
    return item;
}

} // namespace

Quantity quantity(const QString &plain)
{
    return parseQuantity(plain).value();
}

Rate rate(const QString &plain)
{
    return parseRate(plain).value();
}

DraftLine line(const QString &item, const QString &plain)
{
    DraftLine line;
    line.item = item;
    line.quantity = quantity(plain);
    return line;
}

DraftLine orderLine(const QString &order, int orderLine, const QString &plain)
{
    DraftLine line;
    line.order = order;
    line.orderLine = orderLine;
    line.quantity = quantity(plain);
    return line;
}

DraftLine challanLine(const QString &challan, int challanLine, const QString &plain)
{
    DraftLine line;
    line.challan = challan;
    line.challanLine = challanLine;
    line.quantity = quantity(plain);
    return line;
}

DraftLine invoiceLine(const QString &invoice, int invoiceLine, const QString &plain)
{
    DraftLine line;
    line.invoice = invoice;
    line.invoiceLine = invoiceLine;
    line.quantity = quantity(plain);
    return line;
}

DraftLine receivedLine(const QString &challan, int challanLine, const QString &received, const QString &rejected)
{
    DraftLine line;
    line.challan = challan;
    line.challanLine = challanLine;
    line.received = quantity(received);
    line.rejected = quantity(rejected);
    return line;
}

Office::Office()
    : database(companySchema()), clock(std::make_shared<TestClock>(QDate(2026, 6, 15))), actor{u"asha"_s, clock, false}
{
    write([](Connection &connection) {
        store::insertCompany(connection, seller());
        store::insertParty(connection,
                           customer(u"KAVERI"_s, u"Kaveri Pumps"_s, u"29BBBBB1111B1ZJ"_s,
                                    {{u"14 Lake View"_s}, u"Mysuru"_s, u"29"_s, u"570001"_s}));
        store::insertParty(connection,
                           customer(u"PATEL"_s, u"Patel Engineering"_s, u"27CCCCC2222C1Z8"_s,
                                    {{u"12 Old Lane"_s}, u"Pune"_s, u"27"_s, u"411001"_s}));
        store::insertItem(connection, goods(u"ROD"_s, u"Copper rod 12 mm"_s, u"KGS"_s, 18, u"87.65"_s));
        store::insertItem(connection, goods(u"NUT"_s, u"Brass nut M6"_s, u"NOS"_s, 18, u"55"_s));
        store::insertItem(connection, goods(u"BOLT"_s, u"Brass bolt M6"_s, u"NOS"_s, 18, u"100"_s));
        Series series;
        series.code = u"DC"_s;
        series.prefix = u"DC/{fy}/"_s;
        store::insertSeries(connection, series);
        series.kind = DocumentKind::Invoice;
        series.code = u"INV"_s;
        series.prefix = u"INV/{fy}/"_s;
        store::insertSeries(connection, series);
        series.kind = DocumentKind::Return;
        series.code = u"RET"_s;
        series.prefix = u"RET/{fy}/"_s;
        store::insertSeries(connection, series);
        series.kind = DocumentKind::CreditNote;
        series.code = u"CN"_s;
        series.prefix = u"CN/{fy}/"_s;
        store::insertSeries(connection, series);
        return true;
    });
}

DocumentDraft Office::challan(std::vector<DraftLine> lines, const QString &party) const
{
    DocumentDraft draft;
    draft.uuid = QUuid::createUuid();
    draft.date = clock->today();
    draft.partyCode = party;
    draft.lines = std::move(lines);
    return draft;
}

DocumentDraft Office::invoice(std::vector<DraftLine> lines, const QString &party) const
{
    DocumentDraft draft = challan(std::move(lines), party);
    draft.kind = DocumentKind::Invoice;
    return draft;
}

Result<Submitted> Office::submit(const DocumentDraft &draft)
{
    return write([&](Connection &connection) { return submitDocument(connection, draft, actor); });
}

Document Office::issue(const DocumentDraft &draft)
{
    const auto submitted = submit(draft);
    if (!submitted)
        qFatal("refused: %s: %s", qPrintable(submitted.error().code), qPrintable(submitted.error().message));
    return submitted->document;
}

Result<Document> Office::cancel(const Document &document, const QString &reason)
{
    return write([&](Connection &connection) { return cancelDocument(connection, document.id, reason, actor); });
}

Document Office::stored(DocumentId id)
{
    return read([&](Connection &connection) { return documentById(connection, id).value(); });
}

Progress Office::progress(const Document &document)
{
    return read([&](Connection &connection) { return progressOfDocument(connection, document.id).value(); });
}

Order Office::order(const QString &number, std::initializer_list<std::pair<QString, QString>> lines, bool allowExcess)
{
    return write([&](Connection &connection) {
        Order order;
        order.party = store::partyByCode(connection, u"KAVERI"_s)->id;
        order.number = number;
        order.date = QDate(2026, 6, 1);
        order.allowExcess = allowExcess;
        const OrderId id = store::insertOrder(connection, order);
        int next = 0;
        for (const auto &[code, ordered] : lines) {
            const Item item = *store::itemByCode(connection, code);
            OrderLine line;
            line.number = ++next;
            line.item = item.id;
            line.itemCode = item.code;
            line.description = item.name;
            line.hsn = item.hsn;
            line.unit = item.unit;
            line.gst = item.gst;
            line.quantity = quantity(ordered);
            line.rate = item.rate;
            store::insertOrderLine(connection, id, line);
        }
        return *store::orderById(connection, id);
    });
}

DocumentDraft Office::goodsBack(std::vector<DraftLine> lines, const QString &partyChallan) const
{
    DocumentDraft draft = challan(std::move(lines), {});
    draft.kind = DocumentKind::Return;
    draft.partyChallan = partyChallan;
    return draft;
}

DocumentDraft Office::creditNote(std::vector<DraftLine> lines) const
{
    DocumentDraft draft = challan(std::move(lines), {});
    draft.kind = DocumentKind::CreditNote;
    draft.reason = u"sent back"_s;
    return draft;
}

DocumentDraft Office::receipt(const QString &number, std::vector<DraftLine> lines) const
{
    DocumentDraft draft = challan(std::move(lines));
    draft.kind = DocumentKind::Receipt;
    draft.number = number;
    return draft;
}

Document Office::bringBack(const Document &challan, int line, const QString &plain)
{
    const QString theirs = u"B/%1"_s.arg(number(u"SELECT count(*) FROM document"_s));
    return issue(goodsBack({challanLine(challan.number, line, plain)}, theirs));
}

QMap<QString, std::int64_t> Office::rows()
{
    return read([](Connection &connection) {
        QMap<QString, std::int64_t> rows;
        const auto tables = connection.all(u"SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"_s,
                                           [](Row &row) { return row.take<QString>(); });
        for (const QString &table : tables)
            rows[table] = connection.value<std::int64_t>(u"SELECT count(*) FROM "_s + table).value_or(-1);
        rows[u"counters"_s] =
            connection.value<std::int64_t>(u"SELECT coalesce(sum(next), 0) FROM series_counter"_s).value_or(-1);
        return rows;
    });
}

void Office::sql(const QString &statement)
{
    write([&](Connection &connection) { return connection.run(statement); });
}

std::int64_t Office::number(const QString &query)
{
    return read([&](Connection &connection) { return connection.value<std::int64_t>(query).value_or(-1); });
}

} // namespace desk::test
