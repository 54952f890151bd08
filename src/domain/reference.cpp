#include "domain/reference.h"

#include "base/text.h"
#include "base/typed.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QStringList>

#include <algorithm>

static void useReferenceResources()
{
    Q_INIT_RESOURCE(desk_reference);
}

namespace desk {

using namespace Qt::StringLiterals;

namespace {

using Row = QHash<QString, QString>;

QStringList cells(const QString &line)
{
    QStringList result{QString()};
    bool quoted = false;
    for (const QChar ch : line) {
        if (ch == u'"')
            quoted = !quoted;
        else if (ch == u',' && !quoted)
            result << QString();
        else
            result.last() += ch;
    }
    return result;
}

// Our own files: comma, double quotes, no line break and no quote inside a cell.
std::vector<Row> table(const QString &name)
{
    useReferenceResources();
    QFile file(u":/reference/"_s + name);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "reference", "the tables are compiled in");
    std::vector<Row> rows;
    if (!opened)
        return rows;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    const QStringList headings = cells(lines.first());
    for (const QString &line : lines.mid(1)) {
        const QStringList values = cells(line);
        Row row;
        for (qsizetype i = 0; i < headings.size(); ++i)
            row.insert(headings.at(i), values.value(i));
        rows.push_back(row);
    }
    return rows;
}

// What is compared when a name is looked up: "Jammu & Kashmir" and "jammu and kashmir" are one, "Nos." is "nos".
QString nameKey(QString text)
{
    text.replace(u'&', u" and "_s);
    text.replace(u'.', u' ');
    return searchKey(text);
}

struct StateTable {
    std::vector<State> states;
    QHash<QString, qsizetype> byCode;
    QHash<QString, qsizetype> byName;

    StateTable()
    {
        for (const Row &row : table(u"states.csv"_s)) {
            const auto at = static_cast<qsizetype>(states.size());
            State state{row.value(u"code"_s), row.value(u"name"_s), row.value(u"second_tax"_s) == u"UTGST"_s,
                        row.value(u"selectable"_s) == u"1"_s, row.value(u"gstin_prefix"_s) == u"1"_s};
            byCode.insert(state.code, at);
            byName.insert(nameKey(state.name), at);
            for (const QString &other : row.value(u"synonyms"_s).split(u'|', Qt::SkipEmptyParts))
                byName.insert(nameKey(other), at);
            states.push_back(std::move(state));
        }
    }
};

const StateTable &stateTable()
{
    static const StateTable instance;
    return instance;
}

struct UnitTable {
    std::vector<Unit> units;
    QHash<QString, qsizetype> byText;

    UnitTable()
    {
        for (const Row &row : table(u"units.csv"_s)) {
            const auto at = static_cast<qsizetype>(units.size());
            Unit unit{row.value(u"code"_s), row.value(u"name"_s), row.value(u"decimals"_s).toInt()};
            byText.insert(nameKey(unit.code), at);
            byText.insert(nameKey(unit.name), at);
            for (const QString &other : row.value(u"synonyms"_s).split(u'|', Qt::SkipEmptyParts))
                byText.insert(nameKey(other), at);
            units.push_back(std::move(unit));
        }
    }
};

const UnitTable &unitTable()
{
    static const UnitTable instance;
    return instance;
}

struct EwayLimits {
    std::optional<Money> between;
    std::optional<Money> withinAnyOther;
    QHash<QString, std::optional<Money>> within;

    EwayLimits()
    {
        for (const Row &row : table(u"eway_limits.csv"_s)) {
            std::optional<Money> limit;
            if (const auto rupees = parseMoney(row.value(u"limit_rupees"_s)))
                limit = *rupees;
            const QString state = row.value(u"state"_s);
            if (row.value(u"movement"_s) == u"between"_s)
                between = limit;
            else if (state == u"*"_s)
                withinAnyOther = limit;
            else
                within.insert(state, limit);
        }
    }
};

std::vector<GstRate> readRates()
{
    std::vector<GstRate> rates;
    for (const Row &row : table(u"gst_rates.csv"_s)) {
        rates.push_back({parsePercent(row.value(u"rate"_s)).value_or(Percent()),
                         QDate::fromString(row.value(u"valid_from"_s), Qt::ISODate),
                         QDate::fromString(row.value(u"valid_to"_s), Qt::ISODate)});
    }
    return rates;
}

} // namespace

const std::vector<State> &states()
{
    return stateTable().states;
}

std::optional<State> stateByCode(const QString &code)
{
    const StateTable &known = stateTable();
    const QString trimmed = code.trimmed();
    const auto found = known.byCode.constFind(trimmed.size() == 1 ? u'0' + trimmed : trimmed);
    if (found == known.byCode.constEnd())
        return std::nullopt;
    return known.states.at(static_cast<std::size_t>(*found));
}

std::optional<State> stateByName(const QString &name)
{
    const StateTable &known = stateTable();
    const auto found = known.byName.constFind(nameKey(name));
    if (found == known.byName.constEnd())
        return std::nullopt;
    return known.states.at(static_cast<std::size_t>(*found));
}

QString normalisedStateCode(const QString &typed)
{
    if (const std::optional<State> state = stateByCode(typed))
        return state->code;
    if (const std::optional<State> state = stateByName(typed))
        return state->code;
    return typed;
}

QString stateName(const QString &code)
{
    const std::optional<State> state = stateByCode(code);
    return state ? state->name : code;
}

const std::vector<Unit> &units()
{
    return unitTable().units;
}

std::optional<Unit> unitByText(const QString &text)
{
    const UnitTable &known = unitTable();
    const auto found = known.byText.constFind(nameKey(text));
    if (found == known.byText.constEnd())
        return std::nullopt;
    return known.units.at(static_cast<std::size_t>(*found));
}

const std::vector<GstRate> &gstRates()
{
    static const std::vector<GstRate> rates = readRates();
    return rates;
}

bool isKnownGstRate(Percent rate)
{
    const std::vector<GstRate> &rates = gstRates();
    return std::any_of(rates.begin(), rates.end(), [rate](const GstRate &known) { return known.rate == rate; });
}

bool isGstRateInForce(Percent rate, QDate on)
{
    const std::vector<GstRate> &rates = gstRates();
    return std::any_of(rates.begin(), rates.end(), [rate, on](const GstRate &known) {
        return known.rate == rate && on >= known.from && (!known.to.isValid() || on <= known.to);
    });
}

std::optional<Money> ewayBillLimit(const QString &fromState, const QString &toState)
{
    static const EwayLimits limits;
    const QString from = normalisedStateCode(fromState);
    if (from != normalisedStateCode(toState))
        return limits.between;
    return limits.within.value(from, limits.withinAnyOther);
}

QString normalisedHsn(const QString &typed)
{
    QString result;
    for (const QChar ch : typed) {
        if (!ch.isSpace())
            result += ch;
    }
    return result;
}

QString hsnProblem(const QString &hsn, int minimum)
{
    if (hsn.isEmpty())
        return QCoreApplication::translate("Reference", "Type the HSN code");
    const bool digits = std::all_of(hsn.begin(), hsn.end(), [](QChar ch) { return ch >= u'0' && ch <= u'9'; });
    if (!digits)
        return QCoreApplication::translate("Reference", "The HSN code %1 may hold digits only").arg(hsn);
    if (hsn.count(u'0') == hsn.size())
        return QCoreApplication::translate("Reference", "The HSN code cannot be all zeros");
    if (hsn.size() == 3 || hsn.size() == 5 || hsn.size() == 7) {
        return QCoreApplication::translate("Reference",
                                           "The HSN code %1 has %2 digits; 4, 6 or 8 are needed. Is %3 meant?")
            .arg(hsn)
            .arg(hsn.size())
            .arg(u'0' + hsn);
    }
    if (hsn.size() != 4 && hsn.size() != 6 && hsn.size() != 8) {
        return QCoreApplication::translate("Reference", "The HSN code %1 has %2 digits; 4, 6 or 8 are needed")
            .arg(hsn)
            .arg(hsn.size());
    }
    if (hsn.size() < minimum) {
        return QCoreApplication::translate(
                   "Reference", "The HSN code %1 has %2 digits; with a turnover above 5 crore at least %3 are needed")
            .arg(hsn)
            .arg(hsn.size())
            .arg(minimum);
    }
    return {};
}

bool isServiceCode(const QString &hsn)
{
    return hsn.startsWith(u"99"_s);
}

} // namespace desk
