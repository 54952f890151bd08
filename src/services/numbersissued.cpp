#include "services/numbersissued.h"

#include "domain/numbering.h"
#include "store/auditstore.h"
#include "store/numberstore.h"
#include "store/seriesstore.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <array>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array allKinds{DocumentKind::Invoice, DocumentKind::CreditNote, DocumentKind::Challan,
                              DocumentKind::Return, DocumentKind::Receipt};

struct Nature {
    int code = 0;
    QString name;
};

QString sentence(const char *text)
{
    return QCoreApplication::translate("NumbersIssued", text);
}

// The natures of GSTR-1 table 13; what the customer or the job worker numbers is not among them.
std::optional<Nature> natureOf(DocumentKind kind, Purpose purpose)
{
    if (kind == DocumentKind::Invoice)
        return Nature{1, sentence("Invoices for outward supply")};
    if (kind == DocumentKind::CreditNote)
        return Nature{5, sentence("Credit notes")};
    if (kind != DocumentKind::Challan)
        return std::nullopt;
    switch (purpose) {
    case Purpose::JobWork: return Nature{9, sentence("Delivery challans for job work")};
    case Purpose::Approval: return Nature{10, sentence("Delivery challans for supply on approval")};
    case Purpose::LiquidGas: return Nature{11, sentence("Delivery challans for liquid gas")};
    default: return Nature{12, sentence("Delivery challans in other cases")};
    }
}

// A range and where it ends in its series.
struct OpenRange {
    IssuedRange range;
    SeriesId series;
    std::int64_t serial = 0;

    bool takes(const store::IssuedNumber &next, int natureCode) const
    {
        return series.isValid() && next.series == series && next.fy == range.fy && next.serial == serial + 1
            && natureCode == range.natureCode;
    }
};

void addRanges(Connection &connection, DocumentKind kind, QDate from, QDate to, std::vector<IssuedRange> &ranges)
{
    std::optional<OpenRange> open;
    for (const store::IssuedNumber &number : store::issuedBetween(connection, kind, from, to)) {
        const auto nature = natureOf(kind, number.purpose);
        if (!nature)
            continue;
        if (!open || !open->takes(number, nature->code)) {
            if (open)
                ranges.push_back(open->range);
            open = OpenRange{
                {kind, nature->code, nature->name, number.seriesCode, number.fy, number.number, number.number, 0, 0},
                number.series,
                number.serial};
        }
        open->serial = number.serial;
        open->range.to = number.number;
        ++open->range.total;
        open->range.cancelled += number.cancelled ? 1 : 0;
    }
    if (open)
        ranges.push_back(open->range);
}

// The reason that was given when the next number of a series was set past these numbers.
QString reasonOf(Connection &connection, const Series &series, FinancialYear fy, std::int64_t first, std::int64_t last)
{
    for (const store::StoredAudit &row : store::auditOf(connection, u"series"_s, series.id.value())) {
        const QJsonObject changes = QJsonDocument::fromJson(row.changes.toUtf8()).object();
        const QJsonObject next = changes.value(u"next"_s).toObject();
        if (row.action == u"set_next"_s && changes.value(u"fy"_s).toString() == fy.label()
            && next.value(u"old"_s).toString().toLongLong() <= first
            && next.value(u"new"_s).toString().toLongLong() > last)
            return changes.value(u"reason"_s).toString();
    }
    return {};
}

void addGaps(Connection &connection, const Series &series, FinancialYear fy,
             const std::vector<store::IssuedNumber> &numbers, std::vector<NumberGap> &gaps)
{
    std::int64_t last = 0;
    const auto pass = [&](std::int64_t next) {
        if (last > 0 && next > last + 1)
            gaps.push_back({series.kind, series.code, formatNumber(series, fy, last + 1).value_or(QString()),
                            formatNumber(series, fy, next - 1).value_or(QString()), next - last - 1,
                            reasonOf(connection, series, fy, last + 1, next - 1)});
        last = next;
    };
    for (const store::IssuedNumber &number : numbers) {
        if (number.series == series.id)
            pass(number.serial);
    }
    if (last > 0)
        pass(store::nextSerial(connection, series.id, fy));
}

} // namespace

Result<std::vector<IssuedRange>> documentsIssued(Connection &connection, QDate from, QDate to)
{
    if (!from.isValid() || !to.isValid() || to < from) {
        const QString message = sentence("Give the first and the last day, the first not after the last");
        return tl::unexpected(Error::refused(u"invalid"_s, message, {{u"from"_s, u"invalid"_s, message}}));
    }
    std::vector<IssuedRange> ranges;
    for (const DocumentKind kind : allKinds)
        addRanges(connection, kind, from, to, ranges);
    return ranges;
}

Result<NumberReport> numberReport(Connection &connection, FinancialYear fy, std::optional<DocumentKind> wanted)
{
    NumberReport report;
    const std::vector<Series> all = store::allSeries(connection);
    for (const DocumentKind kind : allKinds) {
        if (wanted && *wanted != kind)
            continue;
        const auto numbers = store::issuedIn(connection, kind, fy);
        for (const Series &series : all) {
            if (series.kind == kind)
                addGaps(connection, series, fy, numbers, report.gaps);
        }
        for (const store::CancelledNumber &number : store::cancelledIn(connection, kind, fy))
            report.cancelled.push_back({kind, number.number, number.date, number.at, number.by, number.reason});
    }
    return report;
}

} // namespace desk
