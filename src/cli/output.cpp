#include "cli/output.h"

#include "domain/words.h"
#include "exchange/outputjson.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

namespace desk::cli {

namespace {

using namespace Qt::StringLiterals;

struct Cli {
    Q_DECLARE_TR_FUNCTIONS(desk::Cli)
};

void writeLine(std::FILE *stream, const QByteArray &text)
{
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stream);
    std::fputc('\n', stream);
}

ExitCode exitCodeOf(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Refused: return Refused;
    case Error::Kind::Database: return DatabaseFailed;
    case Error::Kind::Cancelled: return Cancelled;
    }
    return DatabaseFailed;
}

QString fateText(const Error &error)
{
    switch (error.fate) {
    case Fate::NothingWritten: return Cli::tr("Nothing was saved.");
    case Fate::NotKnown: return Cli::tr("It is not known whether it was saved.");
    case Fate::Written: return Cli::tr("It was saved.");
    }
    return {};
}

} // namespace

void Output::json(const QJsonObject &object) const
{
    if (m_json)
        writeLine(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void Output::line(const QString &text) const
{
    if (!m_json)
        writeLine(stdout, text.toUtf8());
}

void Output::message(const QString &text) const
{
    if (!m_quiet)
        writeLine(stderr, text.toUtf8());
}

ExitCode Output::failure(const Error &error) const
{
    if (m_json)
        json(errorJson(error));
    const QString stop = error.message.endsWith(u'.') ? QString() : u"."_s;
    writeLine(stderr, (error.message + stop + u' ' + fateText(error)).toUtf8());
    if (!m_json) {
        for (const Violation &violation : error.violations)
            writeLine(stderr, u"  %1: %2"_s.arg(violation.field, violation.message).toUtf8());
    }
    return exitCodeOf(error);
}

Table::Table(QStringList heading, std::vector<int> right) : m_right(std::move(right))
{
    m_rows.push_back(std::move(heading));
}

QStringList Table::lines() const
{
    std::vector<qsizetype> widths;
    for (const QStringList &row : m_rows) {
        widths.resize(std::max(widths.size(), static_cast<std::size_t>(row.size())));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[static_cast<std::size_t>(i)] = std::max(widths[static_cast<std::size_t>(i)], row.at(i).size());
    }
    QStringList lines;
    for (const QStringList &row : m_rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const qsizetype width = widths[static_cast<std::size_t>(i)];
            const bool right = std::find(m_right.begin(), m_right.end(), static_cast<int>(i)) != m_right.end();
            line += right ? row.at(i).rightJustified(width) : row.at(i).leftJustified(width);
            line += u"  "_s;
        }
        while (line.endsWith(u' '))
            line.chop(1);
        lines += line;
    }
    return lines;
}

QStringList documentText(const Document &document, const Warnings &warnings)
{
    const QString number = document.number.isEmpty() ? Cli::tr("(not issued)") : document.number;
    QStringList text{u"%1 %2  %3"_s.arg(document.title, number, document.date.toString(u"dd-MM-yyyy"_s)),
                     Cli::tr("Party: %1 %2").arg(document.party.name, document.party.gstin).trimmed(),
                     Cli::tr("Place of supply: %1").arg(document.placeOfSupply)};
    if (document.status == DocumentStatus::Cancelled)
        text += Cli::tr("CANCELLED: %1").arg(document.cancelReason);
    Table table({Cli::tr("No"), Cli::tr("Description"), Cli::tr("HSN"), Cli::tr("Qty"), Cli::tr("Unit"),
                 Cli::tr("Rate"), Cli::tr("Taxable"), Cli::tr("Tax %"), Cli::tr("Total")},
                {0, 3, 5, 6, 7, 8});
    for (const DocumentLine &line : document.lines)
        table.add({QString::number(line.number), line.description, line.hsn, line.quantity.toPlain(), line.unit,
                   line.rate.toPlain(), line.taxable.toDisplay(), line.gst.toPlain(), line.total.toDisplay()});
    for (const DocumentCharge &charge : document.charges)
        table.add({QString(), charge.name, QString(), QString(), QString(), QString(), charge.taxable.toDisplay(),
                   charge.gst.toPlain(), charge.total.toDisplay()});
    text += table.lines();
    const Totals &totals = document.totals;
    Table sums({Cli::tr("Taxable value"), totals.taxable.toDisplay()}, {1});
    const auto addSum = [&](const QString &name, Money amount) {
        if (!amount.isZero())
            sums.add({name, amount.toDisplay()});
    };
    addSum(Cli::tr("CGST"), totals.tax.cgst);
    addSum(Cli::tr("SGST"), totals.tax.sgst);
    addSum(Cli::tr("IGST"), totals.tax.igst);
    addSum(Cli::tr("Cess"), totals.tax.cess);
    addSum(Cli::tr("Round-off"), totals.roundOff);
    sums.add({Cli::tr("Payable"), totals.payable.toDisplay()});
    text += sums.lines();
    text += amountInWords(totals.payable);
    for (const Warning &warning : warnings)
        text += Cli::tr("Note: %1").arg(warning.message);
    return text;
}

} // namespace desk::cli
