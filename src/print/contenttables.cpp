#include "print/content.h"

#include "domain/reference.h"
#include "domain/tax.h"

#include <algorithm>
#include <map>

namespace desk::paper {

using namespace Qt::StringLiterals;

namespace {

bool hasDiscount(const Document &document)
{
    return std::any_of(document.lines.begin(), document.lines.end(),
                       [](const DocumentLine &line) { return !line.discountShare.isZero(); });
}

QString quantityText(Quantity quantity, const QString &unit)
{
    const std::optional<Unit> known = unitByText(unit);
    return quantity.toDisplay(known ? known->decimals : 3);
}

QString percentText(Percent percent)
{
    return percent.toPlain() + u'%';
}

QStringList notesOf(const DocumentLine &line, bool itemCode)
{
    QStringList notes;
    if (itemCode && !line.itemCode.isEmpty())
        notes << tr("Code: %1").arg(line.itemCode);
    if (!line.challanNumber.isEmpty()) {
        notes << (line.challanDate.isValid()
                      ? tr("Challan %1 of %2").arg(line.challanNumber, dateText(line.challanDate))
                      : tr("Challan %1").arg(line.challanNumber));
    }
    if (!line.orderNumber.isEmpty()) {
        notes << (line.orderLine > 0 ? tr("Order %1, line %2").arg(line.orderNumber).arg(line.orderLine)
                                     : tr("Order %1").arg(line.orderNumber));
    }
    return notes;
}

// One total for a column of quantities makes sense in one unit only (domain 7).
QString totalQuantity(const Document &document)
{
    Quantity sum;
    for (const DocumentLine &line : document.lines) {
        if (line.unit != document.lines.front().unit)
            return {};
        sum += line.quantity;
    }
    return quantityText(sum, document.lines.front().unit);
}

// Which columns a table of lines has, and how each is filled.
class LinesTable {
public:
    LinesTable(const Document &document, const PaperColumns &wanted)
        : m_document(document), m_wanted(wanted), m_taxed(showsTax(document)),
          m_valued(wanted.value && !document.totals.taxable.isZero()),
          m_discounted(wanted.discount && hasDiscount(document))
    {
    }

    Table build()
    {
        addColumns();
        for (const DocumentLine &line : m_document.lines)
            m_table.rows.push_back(row(line));
        if (!m_document.lines.empty())
            addTotal();
        m_table.carries = m_sums > 0;
        return std::move(m_table);
    }

private:
    void column(const QString &title, Align align, bool flexible = false, bool summed = false)
    {
        m_table.columns.push_back({title, align, flexible, summed ? m_sums++ : -1});
    }

    bool showsRate() const { return m_wanted.rate && m_valued; }
    bool showsTaxRate() const { return m_wanted.gstRate && m_taxed; }
    bool showsTaxAmount() const { return m_wanted.taxAmount && m_taxed; }
    bool showsTotal() const { return m_wanted.lineTotal && m_taxed; }

    void addColumns()
    {
        column(tr("Sl."), Align::Centre);
        column(tr("Description"), Align::Left, true);
        if (m_wanted.hsn)
            column(tr("HSN/SAC"), Align::Left);
        column(tr("Quantity"), Align::Decimal);
        column(tr("Unit"), Align::Left);
        if (showsRate())
            column(tr("Rate"), Align::Decimal);
        if (m_discounted && m_valued)
            column(tr("Discount"), Align::Decimal);
        if (m_valued)
            column(tr("Taxable value (₹)"), Align::Decimal, false, true);
        if (showsTaxRate())
            column(tr("GST"), Align::Right);
        if (showsTaxAmount())
            column(tr("Tax (₹)"), Align::Decimal, false, true);
        if (showsTotal())
            column(tr("Amount (₹)"), Align::Decimal, false, true);
    }

    Row row(const DocumentLine &line) const
    {
        Row out;
        out.cells << QString::number(line.number) << line.description;
        out.notes = notesOf(line, m_wanted.itemCode);
        if (m_document.kind == DocumentKind::Return)
            out.notes << (line.reason.isEmpty() ? displayName(line.returnedAs)
                                                : u"%1: %2"_s.arg(displayName(line.returnedAs), line.reason));
        if (m_wanted.hsn)
            out.cells << line.hsn;
        out.cells << quantityText(line.quantity, line.unit) << line.unit;
        if (showsRate())
            out.cells << line.rate.toDisplay();
        if (m_discounted && m_valued)
            out.cells << (line.discountShare.isZero() ? QString() : line.discountShare.toDisplay());
        const auto money = [&out](Money amount) {
            out.cells << amount.toDisplay();
            out.sums.push_back(amount);
        };
        if (m_valued)
            money(line.taxable);
        if (showsTaxRate())
            out.cells << percentText(line.gst);
        if (showsTaxAmount())
            money(line.tax.sum());
        if (showsTotal())
            money(line.total);
        return out;
    }

    void addTotal()
    {
        std::vector<Money> sums(static_cast<std::size_t>(m_sums));
        for (const Row &row : m_table.rows) {
            for (std::size_t i = 0; i < sums.size(); ++i)
                sums[i] += row.sums[i];
        }
        for (const Column &column : m_table.columns) {
            if (column.flexible)
                m_table.total << tr("Total");
            else if (column.title == tr("Quantity"))
                m_table.total << totalQuantity(m_document);
            else
                m_table.total << (column.sum < 0 ? QString() : sums[static_cast<std::size_t>(column.sum)].toDisplay());
        }
    }

    const Document &m_document;
    const PaperColumns &m_wanted;
    bool m_taxed;
    bool m_valued;
    bool m_discounted;
    int m_sums = 0;
    Table m_table;
};

struct TaxKey {
    QString hsn;
    Percent gst;
    Percent cess;
    friend bool operator==(const TaxKey &, const TaxKey &) = default;
};

struct TaxGroup {
    TaxKey key;
    Money taxable;
    TaxAmounts tax;
};

void addTo(std::vector<TaxGroup> &groups, const TaxKey &key, Money taxable, const TaxAmounts &tax)
{
    auto found = std::find_if(groups.begin(), groups.end(), [&](const TaxGroup &group) { return group.key == key; });
    if (found == groups.end())
        found = groups.insert(groups.end(), TaxGroup{key, {}, {}});
    found->taxable += taxable;
    found->tax.cgst += tax.cgst;
    found->tax.sgst += tax.sgst;
    found->tax.igst += tax.igst;
    found->tax.cess += tax.cess;
}

std::vector<TaxGroup> taxGroups(const Document &document)
{
    std::vector<TaxGroup> groups;
    for (const DocumentLine &line : document.lines)
        addTo(groups, {line.hsn, line.gst, line.cess}, line.taxable, line.tax);
    for (const DocumentCharge &charge : document.charges)
        addTo(groups, {charge.name, charge.gst, {}}, charge.taxable, charge.tax);
    return groups;
}

Percent half(Percent percent)
{
    return Percent::fromThousandths(percent.thousandths() / 2);
}

} // namespace

Table linesTable(const Document &document, const PaperColumns &columns)
{
    return LinesTable(document, columns).build();
}

Table taxTable(const Document &document)
{
    Table table;
    const TaxKind kind = taxKind(document);
    if (kind == TaxKind::None || !showsTax(document))
        return table;
    table.spread = true;
    const TaxAmounts &all = document.totals.tax;
    const bool cess = !all.cess.isZero();
    const QString state = stateTaxName(placeOfSupply(supplyFacts(document)));
    table.columns = {{tr("HSN/SAC"), Align::Left, true, -1}, {tr("Taxable value"), Align::Decimal, false, -1}};
    const auto head = [&table](const QString &name) {
        table.columns.push_back({name + u" %"_s, Align::Right, false, -1});
        table.columns.push_back({name, Align::Decimal, false, -1});
    };
    if (kind == TaxKind::Intra) {
        head(tr("CGST"));
        head(state);
    } else {
        head(tr("IGST"));
    }
    if (cess)
        head(tr("Cess"));
    table.columns.push_back({tr("Total tax"), Align::Decimal, false, -1});

    const auto cells = [&](const QString &name, Money taxable, const TaxAmounts &tax, std::optional<TaxKey> key) {
        QStringList row{name, taxable.toDisplay()};
        const auto amount = [&](Percent percent, Money money) {
            row << (key ? percentText(percent) : QString()) << money.toDisplay();
        };
        if (kind == TaxKind::Intra) {
            amount(key ? half(key->gst) : Percent(), tax.cgst);
            amount(key ? half(key->gst) : Percent(), tax.sgst);
        } else {
            amount(key ? key->gst : Percent(), tax.igst);
        }
        if (cess)
            amount(key ? key->cess : Percent(), tax.cess);
        row << tax.sum().toDisplay();
        return row;
    };
    for (const TaxGroup &group : taxGroups(document))
        table.rows.push_back({cells(group.key.hsn, group.taxable, group.tax, group.key), {}, {}});
    table.total = cells(tr("Total"), document.totals.taxable, all, std::nullopt);
    return table;
}

Content dispatchSummaryOf(const std::vector<Document> &documents, const QString &heading, const PaperOptions &options)
{
    Content content;
    const Company company = documents.empty() ? Company() : documents.front().company;
    content.seller = sellerBlock(company);
    content.showSeller = !options.preprinted;
    content.title = tr("Dispatch Summary");
    content.number = heading;
    content.signFor = tr("For %1").arg(company.name);
    content.signatory = options.signatureLabel.isEmpty() ? tr("Authorised signatory") : options.signatureLabel;
    content.footer = options.footerText;
    content.errorsExcepted = false;
    content.fields.push_back({tr("Dispatches"), QString::number(documents.size())});
    content.lines.columns = {{tr("Sl."), Align::Centre, false, -1},       {tr("Challan"), Align::Left, false, -1},
                             {tr("Date"), Align::Left, false, -1},        {tr("Description"), Align::Left, true, -1},
                             {tr("Quantity"), Align::Decimal, false, -1}, {tr("Unit"), Align::Left, false, -1}};
    std::map<QString, Quantity> totals;
    for (const Document &document : documents) {
        const bool counts = document.status == DocumentStatus::Issued;
        for (const DocumentLine &line : document.lines) {
            Row row{{QString::number(content.lines.rows.size() + 1), document.number, dateText(document.date),
                     line.description, quantityText(line.quantity, line.unit), line.unit},
                    {counts ? document.party.name : tr("%1, cancelled").arg(document.party.name)},
                    {}};
            content.lines.rows.push_back(row);
            if (counts)
                totals[line.unit] += line.quantity;
        }
    }
    for (const auto &[unit, quantity] : totals)
        content.sums.push_back({tr("Total in %1").arg(unit), quantityText(quantity, unit)});
    return content;
}

} // namespace desk::paper
