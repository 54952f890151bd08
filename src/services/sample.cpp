#include "services/companies.h"
#include "services/documents.h"
#include "services/masters.h"
#include "services/orders.h"
#include "services/series.h"
#include "services/upkeep.h"

#include "domain/gstin.h"
#include "store/companystore.h"
#include "store/upkeepstore.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <random>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

struct Sample {
    Q_DECLARE_TR_FUNCTIONS(desk::Sample)
};

// Documents are made in blocks of ten that refer to nothing outside their block but masters, so that a batch can begin
// anywhere and the same seed makes the same company.
constexpr int blockSize = 10;
constexpr int batchSize = 500;

struct Place {
    const char16_t *state;
    const char16_t *city;
    const char16_t *pin;
};
constexpr std::array places = {
    Place{u"29", u"Bengaluru", u"560058"}, Place{u"27", u"Pune", u"411026"},   Place{u"33", u"Chennai", u"600058"},
    Place{u"24", u"Surat", u"395003"},     Place{u"07", u"Delhi", u"110020"},  Place{u"36", u"Hyderabad", u"500037"},
    Place{u"08", u"Jaipur", u"302013"},    Place{u"09", u"Kanpur", u"208012"}, Place{u"19", u"Kolkata", u"700015"},
    Place{u"32", u"Kochi", u"682024"},     Place{u"29", u"Mysuru", u"570016"}, Place{u"23", u"Indore", u"452015"},
};
constexpr std::array names = {
    u"Patel Engineering Works", u"Sundaram Castings",    u"Kaveri Pumps",         u"Deccan Tool Room",
    u"Narmada Fabricators",     u"श्री गणेश इंजीनियरिंग",    u"Malwa Transmissions",  u"Coastal Bearings",
    u"Vindhya Forgings",        u"Godavari Switchgear",  u"नवयुग यंत्र उद्योग",       u"Lotus Packaging",
    u"Aravali Hydraulics",      u"Konkan Marine Spares", u"Bright Steel Traders", u"Chambal Wires",
    u"Satpura Instruments",     u"Ganga Valves",         u"ಶ್ರೀ ಮಂಜುನಾಥ ಟ್ರೇಡರ್ಸ್",   u"Nilgiri Plastics",
};
struct Goods {
    const char16_t *code;
    const char16_t *name;
    const char16_t *hsn;
    const char16_t *unit;
    int gst;
    std::int64_t paise;
};
constexpr std::array goods = {
    Goods{u"ROD12", u"Brass rod 12 mm", u"740721", u"KGS", 18, 8'765},
    Goods{u"BRG6204", u"Ball bearing 6204", u"848210", u"NOS", 18, 18'500},
    Goods{u"BOLT8", u"Hex bolt M8 x 40", u"731815", u"NOS", 18, 850},
    Goods{u"GASKET", u"Rubber gasket 80 mm", u"401693", u"NOS", 18, 4'250},
    Goods{u"PUMP05", u"Water pump 0.5 HP", u"841370", u"NOS", 18, 435'000},
    Goods{u"SHEET2", u"Steel sheet 2 mm", u"720851", u"KGS", 18, 7'240},
    Goods{u"WIRE25", u"Copper wire 2.5 sq mm", u"854449", u"MTR", 18, 2'890},
    Goods{u"OIL68", u"Hydraulic oil 68", u"271019", u"LTR", 18, 16'800},
    Goods{u"BOX12", u"Carton 12 x 12 x 10", u"481910", u"NOS", 5, 3'450},
    Goods{u"VALVE1", u"Brass valve 1 inch", u"848180", u"NOS", 18, 52'300},
    Goods{u"HOSE19", u"Rubber hose 19 mm", u"400921", u"MTR", 18, 14'525},
    Goods{u"PAINT4", u"Enamel paint 4 L", u"320890", u"NOS", 18, 98'000},
    Goods{u"BELT42", u"V belt B42", u"401031", u"NOS", 18, 21'000},
    Goods{u"NUT10", u"Hex nut M10", u"731816", u"NOS", 18, 415},
    Goods{u"GLOVES", u"Cotton gloves", u"611692", u"PRS", 5, 3'200},
    Goods{u"CASTING", u"Pump casing, rough", u"732599", u"NOS", 18, 126'075},
};

QString text(const char16_t *literal)
{
    return QString::fromUtf16(literal);
}

// Not std::uniform_int_distribution: its values differ between libraries.
class Dice {
public:
    Dice(unsigned seed, int block) : m_engine(seed * 2654435761U + static_cast<unsigned>(block)) {}
    int below(int limit) { return static_cast<int>(m_engine() % static_cast<unsigned>(limit)); }

private:
    std::mt19937 m_engine;
};

QString inventedGstin(const QString &state, int index)
{
    const QChar letter(u'A' + index % 26);
    const QString first14 = state + QString(4, letter) + QChar(u'A' + index / 26) + u"%1"_s.arg(1000 + index * 7)
        + letter + u"1Z"_s;
    return first14 + gstinCheckCharacter(first14);
}

Company sampleCompany()
{
    Company company;
    company.name = u"Kaveri Tools and Components"_s;
    company.gstin = inventedGstin(u"29"_s, 10);
    company.address = {{u"14, 3rd Cross"_s, u"Peenya Industrial Area"_s}, u"Bengaluru"_s, u"29"_s, u"560058"_s};
    company.phone = u"080-40000000"_s;
    company.email = u"accounts@example.com"_s;
    company.bankDetails = u"Example Bank, Peenya\nA/c 000000000000\nIFSC EXMP0000001"_s;
    return company;
}

QString partyCode(int index)
{
    if (index == 0)
        return u"PATEL"_s;
    return u"C%1"_s.arg(index + 1, 3, 10, QLatin1Char('0'));
}

constexpr int partyCount = 40;

Party sampleParty(int index)
{
    const Place &place = places[static_cast<std::size_t>(index) % places.size()];
    Party party;
    party.code = partyCode(index);
    party.name = text(names[static_cast<std::size_t>(index) % names.size()]);
    if (index >= static_cast<int>(names.size()))
        party.name += u" (%1)"_s.arg(text(place.city));
    party.address = {
        {u"Plot %1"_s.arg(index + 11), u"Industrial Estate"_s}, text(place.city), text(place.state), text(place.pin)};
    party.type = index % 8 == 7 ? PartyType::Unregistered : PartyType::Regular;
    if (party.type == PartyType::Regular)
        party.gstin = inventedGstin(party.address.state, index + 30);
    party.phone = u"90000%1"_s.arg(10'000 + index);
    return party;
}

Item sampleItem(const Goods &good)
{
    Item item;
    item.code = text(good.code);
    item.name = text(good.name);
    item.hsn = text(good.hsn);
    item.unit = text(good.unit);
    item.gst = Percent::fromWhole(good.gst);
    item.rate = Rate::fromMoney(Money::fromPaise(good.paise));
    return item;
}

Result<bool> makeMasters(Connection &connection, const Actor &actor)
{
    if (auto made = createCompany(connection, sampleCompany(), {}, actor); !made)
        return tl::unexpected(made.error());
    Series branch;
    branch.kind = DocumentKind::Invoice;
    branch.code = u"B"_s;
    branch.prefix = u"B/{fy4}/"_s;
    if (auto added = addSeries(connection, branch, actor); !added)
        return tl::unexpected(added.error());
    for (int i = 0; i < partyCount; ++i) {
        if (auto saved = saveParty(connection, sampleParty(i), actor); !saved)
            return tl::unexpected(saved.error());
    }
    for (const Goods &good : goods) {
        if (auto saved = saveItem(connection, sampleItem(good), actor); !saved)
            return tl::unexpected(saved.error());
    }
    return true;
}

// One block: six challans, then invoices of a whole challan, of part of one, of two together, and one without a challan.
class Block {
public:
    Block(Connection &connection, int index, unsigned seed, QDate date, const Actor &actor)
        : m_connection(connection), m_actor(actor), m_dice(seed, index), m_index(index), m_seed(seed), m_date(date),
          m_party(m_dice.below(partyCount))
    {
    }

    Result<bool> write(int position)
    {
        if (position == 0) {
            if (auto ordered = order(); !ordered)
                return ordered;
        }
        auto submitted = submitDocument(m_connection, draft(position), m_actor);
        if (!submitted)
            return tl::unexpected(submitted.error());
        m_documents.push_back(std::move(submitted->document));
        const bool cancels = (position == 4 && m_index % 7 == 3) || (position == 9 && m_index % 11 == 5);
        if (!cancels)
            return true;
        auto cancelled = cancelDocument(m_connection, m_documents.back().id, u"Entered twice"_s, m_actor);
        if (!cancelled)
            return tl::unexpected(cancelled.error());
        return true;
    }

private:
    bool hasOrder() const { return m_index % 3 == 0; }
    QString orderNumber() const { return u"PO-%1"_s.arg(1000 + m_index); }

    Result<bool> order()
    {
        if (!hasOrder())
            return true;
        OrderDraft order;
        order.number = orderNumber();
        order.date = m_date.addDays(-m_dice.below(10));
        order.partyCode = partyCode(m_party);
        for (int i = 1; i <= 2; ++i) {
            OrderDraft::Line line;
            line.number = i;
            line.item = anyItem();
            line.quantity = Quantity::fromWhole(100 + 10 * m_dice.below(20));
            line.due = m_date.addDays(20);
            order.lines.push_back(std::move(line));
        }
        if (auto saved = saveOrder(m_connection, order, m_actor); !saved)
            return tl::unexpected(saved.error());
        return true;
    }

    QString anyItem()
    {
        return text(goods[static_cast<std::size_t>(m_dice.below(static_cast<int>(goods.size())))].code);
    }

    DraftLine anyLine()
    {
        DraftLine line;
        line.item = anyItem();
        line.quantity = Quantity::fromWhole(1 + m_dice.below(40));
        return line;
    }

    DocumentDraft draft(int position)
    {
        DocumentDraft draft;
        draft.kind = position < 6 ? DocumentKind::Challan : DocumentKind::Invoice;
        draft.uuid = QUuid::createUuidV5(QUuid(),
                                         u"challandesk sample %1/%2/%3"_s.arg(QString::number(m_seed),
                                                                              QString::number(m_index),
                                                                              QString::number(position)));
        draft.date = m_date;
        draft.partyCode = partyCode(m_party);
        if (position < 6)
            fillChallan(draft, position);
        else
            fillInvoice(draft, position);
        return draft;
    }

    void fillChallan(DocumentDraft &draft, int position)
    {
        draft.transport.vehicle =
            u"KA%1AB%2"_s.arg(1 + m_dice.below(50), 2, 10, QLatin1Char('0')).arg(1000 + m_dice.below(9000));
        if (position == 5 && m_index % 2 == 1) {
            draft.purpose = Purpose::JobWork;
            draft.series = u"JW"_s;
            draft.dueBack = m_date.addDays(90);
        }
        if (position == 0 && hasOrder()) {
            for (int i = 1; i <= 2; ++i) {
                DraftLine line;
                line.order = orderNumber();
                line.orderLine = i;
                line.quantity = Quantity::fromWhole(10 + m_dice.below(60));
                draft.lines.push_back(std::move(line));
            }
            return;
        }
        const int lines = 1 + m_dice.below(4);
        for (int i = 0; i < lines; ++i)
            draft.lines.push_back(anyLine());
    }

    QString numberOf(std::size_t position) const
    {
        return m_documents.at(position).number + u'@' + m_documents.at(position).fy.label();
    }

    void fillInvoice(DocumentDraft &draft, int position)
    {
        if (position == 6) {
            draft.challans = {numberOf(0)};
        } else if (position == 7) {
            const DocumentLine &delivered = m_documents.at(1).lines.front();
            DraftLine line;
            line.challan = numberOf(1);
            line.challanLine = 1;
            line.quantity = Quantity::fromWhole((delivered.quantity.thousandths() / 1000 + 1) / 2);
            draft.lines.push_back(std::move(line));
        } else if (position == 8) {
            draft.challans = {numberOf(2), numberOf(3)};
            if (m_dice.below(2) == 1)
                draft.charges.push_back(
                    {u"Freight"_s, Money::fromRupees(100 + 50 * m_dice.below(10)), Percent::fromWhole(18)});
        } else {
            draft.series = m_index % 4 == 0 ? u"B"_s : QString();
            draft.lines = {anyLine(), anyLine()};
            if (m_dice.below(3) == 0) {
                draft.discount.kind = Discount::Kind::Percentage;
                draft.discount.percent = Percent::fromWhole(5);
            }
        }
    }

    Connection &m_connection;
    const Actor &m_actor;
    Dice m_dice;
    int m_index;
    unsigned m_seed;
    QDate m_date;
    int m_party;
    std::vector<Document> m_documents;
};

QDate dateOfBlock(QDate today, int block, int blocks)
{
    const int days = std::clamp(blocks, 20, 700);
    return today.addDays(-static_cast<qint64>(days) + static_cast<qint64>(block) * days / std::max(blocks, 1));
}

} // namespace

Result<std::int64_t> makeSample(Connection &connection, int documents, unsigned seed, const Actor &actor,
                                const std::function<bool(int, int)> &progress)
{
    if (!store::company(connection)) {
        if (auto made = makeMasters(connection, actor); !made)
            return tl::unexpected(made.error());
    }
    const int done = static_cast<int>(store::newestDocumentId(connection));
    const int end = std::min(documents, done - done % blockSize + batchSize);
    const QDate today = actor.clock->today();
    for (int first = done - done % blockSize; first < end; first += blockSize) {
        const int block = first / blockSize;
        Block writer(connection, block, seed, dateOfBlock(today, block, (documents + blockSize - 1) / blockSize),
                     actor);
        for (int position = 0; position < blockSize && first + position < end; ++position) {
            if (auto written = writer.write(position); !written)
                return tl::unexpected(written.error());
        }
        if (progress && !progress(std::min(first + blockSize, end), documents))
            return tl::unexpected(Error::cancelled(Sample::tr("The sample company was not finished.")));
    }
    return std::max(documents - end, 0);
}

} // namespace desk
