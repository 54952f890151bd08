#include "print/sheet.h"

#include "domain/reference.h"
#include "domain/tax.h"
#include "print/content.h"
#include "print/pdf.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#include <xlsxwriter.h>

#include <filesystem>
#include <functional>
#include <system_error>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

// Beyond this a spreadsheet's numbers lose paise; such an amount is written as text.
constexpr std::int64_t exactPaise = 9'007'199'254'740'992;
// Crores, lakhs and thousands, grouped as they are read.
constexpr auto moneyFormat = "[>=10000000]##\\,##\\,##\\,##0.00;[>=100000]##\\,##\\,##0.00;#,##0.00";

double numberOf(std::int64_t parts, std::int64_t perUnit)
{
    return static_cast<double>(parts) / static_cast<double>(perUnit);
}

// The one sheet of a workbook, filled from the top.
class Sheet {
public:
    explicit Sheet(const QString &file)
        : m_book(workbook_new(QFile::encodeName(file).constData())), m_sheet(workbook_add_worksheet(m_book, nullptr))
    {
        m_bold = format();
        format_set_bold(m_bold);
        m_title = format();
        format_set_bold(m_title);
        format_set_font_size(m_title, 14);
        m_money = numbers(moneyFormat);
        m_boldMoney = numbers(moneyFormat);
        format_set_bold(m_boldMoney);
        m_plain = numbers("General");
        m_wrapped = format();
        format_set_text_wrap(m_wrapped);
        format_set_align(m_wrapped, LXW_ALIGN_VERTICAL_TOP);
    }
    ~Sheet() { close(); }
    Sheet(const Sheet &) = delete;
    Sheet &operator=(const Sheet &) = delete;

    lxw_format *bold() const { return m_bold; }
    lxw_format *title() const { return m_title; }
    lxw_format *wrapped() const { return m_wrapped; }

    void nextRow() { ++m_row; }
    void text(int column, const QString &value, lxw_format *look = nullptr)
    {
        if (!value.isEmpty())
            worksheet_write_string(m_sheet, m_row, static_cast<lxw_col_t>(column), value.toUtf8().constData(), look);
    }
    void number(int column, double value)
    {
        worksheet_write_number(m_sheet, m_row, static_cast<lxw_col_t>(column), value, m_plain);
    }
    void money(int column, Money amount, bool strong = false)
    {
        lxw_format *look = strong ? m_boldMoney : m_money;
        if (std::abs(amount.paise()) >= exactPaise)
            text(column, amount.toDisplay(), look);
        else
            worksheet_write_number(m_sheet, m_row, static_cast<lxw_col_t>(column), numberOf(amount.paise(), 100), look);
    }
    void width(int column, double characters)
    {
        const auto at = static_cast<lxw_col_t>(column);
        worksheet_set_column(m_sheet, at, at, characters, nullptr);
    }
    void describe(const QString &title)
    {
        const QByteArray text = title.toUtf8();
        QByteArray maker("Challan Desk");
        QByteArray words = text;
        lxw_doc_properties properties{};
        properties.title = words.data();
        properties.author = maker.data();
        workbook_set_properties(m_book, &properties);
    }
    // Whether the file was written; its reason where not.
    QString close()
    {
        if (!m_book)
            return {};
        const lxw_error error = workbook_close(std::exchange(m_book, nullptr));
        return error == LXW_NO_ERROR ? QString() : QString::fromUtf8(lxw_strerror(error));
    }

private:
    lxw_format *format() { return workbook_add_format(m_book); }
    lxw_format *numbers(const char *pattern)
    {
        lxw_format *made = format();
        format_set_num_format(made, pattern);
        format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
        return made;
    }

    lxw_workbook *m_book;
    lxw_worksheet *m_sheet;
    lxw_format *m_bold = nullptr;
    lxw_format *m_title = nullptr;
    lxw_format *m_money = nullptr;
    lxw_format *m_boldMoney = nullptr;
    lxw_format *m_plain = nullptr;
    lxw_format *m_wrapped = nullptr;
    lxw_row_t m_row = 0;
};

// A column of the lines: its title and what it writes into its cell.
struct SheetColumn {
    QString title;
    double width = 12;
    std::function<void(Sheet &, int column, const DocumentLine &)> write;
};

SheetColumn textColumn(const char *title, double width, QString DocumentLine::*member)
{
    return {paper::tr(title), width,
            [member](Sheet &sheet, int column, const DocumentLine &line) { sheet.text(column, line.*member); }};
}

SheetColumn moneyColumn(const QString &title, const std::function<Money(const DocumentLine &)> &amount)
{
    return {title, 14,
            [amount](Sheet &sheet, int column, const DocumentLine &line) { sheet.money(column, amount(line)); }};
}

void addTaxColumns(std::vector<SheetColumn> &columns, const Document &document)
{
    columns.push_back({paper::tr("GST %"), 8, [](Sheet &sheet, int column, const DocumentLine &line) {
                           sheet.number(column, numberOf(line.gst.thousandths(), 1000));
                       }});
    if (taxKind(document) == TaxKind::Intra) {
        columns.push_back(moneyColumn(paper::tr("CGST"), [](const DocumentLine &line) { return line.tax.cgst; }));
        columns.push_back(moneyColumn(stateTaxName(placeOfSupply(supplyFacts(document))),
                                      [](const DocumentLine &line) { return line.tax.sgst; }));
    } else {
        columns.push_back(moneyColumn(paper::tr("IGST"), [](const DocumentLine &line) { return line.tax.igst; }));
    }
    if (!document.totals.tax.cess.isZero())
        columns.push_back(moneyColumn(paper::tr("Cess"), [](const DocumentLine &line) { return line.tax.cess; }));
    columns.push_back(moneyColumn(paper::tr("Total"), [](const DocumentLine &line) { return line.total; }));
}

std::vector<SheetColumn> columnsOf(const Document &document, bool amounts)
{
    std::vector<SheetColumn> columns;
    columns.push_back({paper::tr("Sl."), 14,
                       [](Sheet &sheet, int column, const DocumentLine &line) { sheet.number(column, line.number); }});
    columns.push_back({paper::tr("Description"), 44, [](Sheet &sheet, int column, const DocumentLine &line) {
                           sheet.text(column, line.description, sheet.wrapped());
                       }});
    columns.push_back(textColumn("Item code", 14, &DocumentLine::itemCode));
    columns.push_back(textColumn("HSN/SAC", 10, &DocumentLine::hsn));
    columns.push_back({paper::tr("Quantity"), 12, [](Sheet &sheet, int column, const DocumentLine &line) {
                           sheet.number(column, numberOf(line.quantity.thousandths(), 1000));
                       }});
    columns.push_back(textColumn("Unit", 8, &DocumentLine::unit));
    columns.push_back(textColumn("Challan", 18, &DocumentLine::challanNumber));
    columns.push_back(textColumn("Order", 14, &DocumentLine::orderNumber));
    if (!amounts)
        return columns;
    columns.push_back({paper::tr("Rate"), 14, [](Sheet &sheet, int column, const DocumentLine &line) {
                           sheet.number(column, numberOf(line.rate.millionths(), 1'000'000));
                       }});
    columns.push_back(moneyColumn(paper::tr("Discount"), [](const DocumentLine &line) { return line.discountShare; }));
    columns.push_back(moneyColumn(paper::tr("Taxable value"), [](const DocumentLine &line) { return line.taxable; }));
    if (paper::showsTax(document))
        addTaxColumns(columns, document);
    return columns;
}

void writeHead(Sheet &sheet, const paper::Content &content)
{
    const auto block = [&sheet](const paper::Party &party) {
        sheet.nextRow();
        sheet.text(0, party.heading, sheet.bold());
        sheet.text(1, party.name, sheet.bold());
        for (const QString &line : party.lines) {
            sheet.nextRow();
            sheet.text(1, line);
        }
    };
    sheet.text(0, content.title, sheet.title());
    if (!content.stamp.isEmpty())
        sheet.text(2, content.stamp, sheet.title());
    for (const QString &line : content.subtitles) {
        sheet.nextRow();
        sheet.text(0, line);
    }
    block({paper::tr("From"), content.seller.name, content.seller.lines});
    for (const paper::Party &party : content.parties)
        block(party);
    const auto field = [&sheet](const QString &label, const QString &value) {
        sheet.nextRow();
        sheet.text(0, label, sheet.bold());
        sheet.text(1, value);
    };
    for (const paper::Field &one : content.fields)
        field(one.label, one.value);
    for (const paper::Field &one : content.acknowledgement)
        field(one.label, one.value);
    sheet.nextRow();
}

void writeLines(Sheet &sheet, const Document &document, const std::vector<SheetColumn> &columns)
{
    sheet.nextRow();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto column = static_cast<int>(i);
        sheet.width(column, columns[i].width);
        sheet.text(column, columns[i].title, sheet.bold());
    }
    for (const DocumentLine &line : document.lines) {
        sheet.nextRow();
        for (std::size_t i = 0; i < columns.size(); ++i)
            columns[i].write(sheet, static_cast<int>(i), line);
    }
    for (const DocumentCharge &charge : document.charges) {
        // A charge has the figures of a line and no quantity.
        sheet.nextRow();
        sheet.text(1, charge.name);
        DocumentLine line;
        line.gst = charge.gst;
        line.taxable = charge.taxable;
        line.tax = charge.tax;
        line.total = charge.total;
        for (std::size_t i = 10; i < columns.size(); ++i)
            columns[i].write(sheet, static_cast<int>(i), line);
    }
    sheet.nextRow();
}

void writeSums(Sheet &sheet, const Document &document)
{
    const auto sum = [&sheet](const QString &label, Money amount, bool always = false) {
        if (amount.isZero() && !always)
            return;
        sheet.nextRow();
        sheet.text(0, label, sheet.bold());
        sheet.money(1, amount, always);
    };
    const Totals &totals = document.totals;
    sum(paper::tr("Taxable value"), totals.taxable, true);
    if (paper::showsTax(document)) {
        sum(paper::tr("CGST"), totals.tax.cgst);
        sum(stateTaxName(placeOfSupply(supplyFacts(document))), totals.tax.sgst);
        sum(paper::tr("IGST"), totals.tax.igst);
        sum(paper::tr("Cess"), totals.tax.cess);
    }
    sum(paper::tr("Round-off"), totals.roundOff);
    sum(paper::tr("Total"), totals.payable, true);
}

void writeFoot(Sheet &sheet, const paper::Content &content)
{
    const auto words = [&sheet](const QString &label, const QString &text) {
        if (text.isEmpty())
            return;
        sheet.nextRow();
        sheet.text(0, label, sheet.bold());
        sheet.text(1, text);
    };
    words(paper::tr("In words"), content.words);
    for (const QString &note : content.notes)
        words({}, note);
    words(content.bank.heading, content.bank.lines.join(u", "_s));
    words(paper::tr("Terms"), content.terms);
    words(paper::tr("Seal"), content.seal);
    words({}, content.footer);
}

Error cannotWrite(const QString &path, const QString &reason)
{
    Error error = Error::refused(
        u"cannot_write"_s,
        QCoreApplication::translate("Paper", "The file %1 cannot be written: %2. Choose another folder.")
            .arg(path, reason));
    error.detail = reason;
    return error;
}

} // namespace

QString sheetNameFor(const Document &document)
{
    QString name = fileNameFor(document);
    name.replace(name.size() - 4, 4, u".xlsx"_s);
    return name;
}

Result<void> writeSheet(const QString &path, const Document &document, const PaperOptions &options,
                        const PaperFacts &facts)
{
    if (document.lines.empty()) {
        return tl::unexpected(
            Error::refused(u"no_lines"_s, paper::tr("There are no lines to print. Enter at least one.")));
    }
    QTemporaryFile file(path + u".XXXXXX"_s);
    if (!file.open())
        return tl::unexpected(cannotWrite(path, file.errorString()));
    file.close();

    const paper::Content content = paper::contentOf(document, options, facts);
    const bool amounts = !content.sums.empty();
    Sheet sheet(file.fileName());
    sheet.describe(u"%1 %2, %3"_s.arg(content.title, content.number, content.date));
    writeHead(sheet, content);
    writeLines(sheet, document, columnsOf(document, amounts));
    if (amounts)
        writeSums(sheet, document);
    writeFoot(sheet, content);
    if (const QString reason = sheet.close(); !reason.isEmpty())
        return tl::unexpected(cannotWrite(path, reason));

    std::error_code error;
    std::filesystem::rename(QFileInfo(file.fileName()).filesystemAbsoluteFilePath(),
                            QFileInfo(path).filesystemAbsoluteFilePath(), error);
    if (error)
        return tl::unexpected(cannotWrite(path, QString::fromLocal8Bit(error.message().c_str())));
    file.setAutoRemove(false);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    return {};
}

} // namespace desk
