#include "samples.h"

#include "domain/tax.h"

#include <array>

namespace desk::samples {

using namespace Qt::StringLiterals;

Company company()
{
    Company seller;
    seller.name = u"Kaveri Tools and Castings"_s;
    seller.address = {{u"Plot 14, Second Cross"_s, u"Peenya Industrial Area"_s}, u"Bengaluru"_s, u"29"_s, u"560058"_s};
    seller.gstin = u"29AAAAA0000A1ZY"_s;
    seller.phone = u"080 4000 1234"_s;
    seller.email = u"office@kaveri.example"_s;
    seller.bankDetails = u"Union Trust Bank, Peenya\nA/c 0012 3400 5678\nIFSC UTBX0000123"_s;
    seller.upi = u"kaveri@okbank"_s;
    return seller;
}

Party bangaloreParty()
{
    Party party;
    party.name = u"Shanti Pumps Private Limited"_s;
    party.gstin = u"29BBBBB1111B1ZJ"_s;
    party.address = {{u"8, Lake Road"_s}, u"Mysuru"_s, u"29"_s, u"570001"_s};
    return party;
}

Party puneParty()
{
    Party party;
    party.name = u"Deccan Engineers"_s;
    party.gstin = u"27CCCCC2222C1Z8"_s;
    party.address = {{u"Gate 3, Bhosari MIDC"_s}, u"Pune"_s, u"27"_s, u"411026"_s};
    return party;
}

DocumentLine line(int number, const QString &description, const QString &unit, Quantity quantity, Rate rate)
{
    DocumentLine out;
    out.number = number;
    out.description = description;
    out.hsn = u"848180"_s;
    out.unit = unit;
    out.quantity = quantity;
    out.rate = rate;
    out.gst = Percent::fromWhole(18);
    return out;
}

void finish(Document &document)
{
    if (!calculate(document).empty())
        qFatal("the sample does not add up");
    document.title = titleOf(document);
}

namespace {

struct Goods {
    const char16_t *name;
    const char16_t *hsn;
    const char16_t *unit;
    int gst;
};
constexpr std::array goods{
    Goods{u"Gate valve 25 mm, brass", u"848180", u"NOS", 18}, Goods{u"Round bar EN8, 32 mm", u"722830", u"KGS", 18},
    Goods{u"Hex bolt M8 × 40 with nut", u"731815", u"NOS", 18}, Goods{u"Rubber gasket", u"401693", u"NOS", 5}};

QString itemName(int number)
{
    const Goods &what = goods[static_cast<std::size_t>(number - 1) % goods.size()];
    return u"%1, batch %2"_s.arg(QString::fromUtf16(what.name), QString::number(number).rightJustified(3, u'0'));
}

DocumentLine sampleLine(int number)
{
    const Goods &what = goods[static_cast<std::size_t>(number - 1) % goods.size()];
    const bool weighed = QString::fromUtf16(what.unit) == u"KGS";
    DocumentLine out = line(number, itemName(number), QString::fromUtf16(what.unit),
                            weighed ? Quantity::fromThousandths(12'345 + number) : Quantity::fromWhole(10 + number),
                            Rate::fromMoney(Money::fromPaise(8'765 + 100 * number)));
    out.hsn = QString::fromUtf16(what.hsn);
    out.gst = Percent::fromWhole(what.gst);
    return out;
}

} // namespace

Document document(DocumentKind kind, int lines)
{
    Document out;
    out.kind = kind;
    out.number = kind == DocumentKind::Challan ? u"DC/2627/0001"_s : u"KT/2627/0001"_s;
    out.date = QDate(2026, 11, 5);
    out.fy = FinancialYear::of(out.date);
    out.company = company();
    out.party = bangaloreParty();
    out.orderReference = u"PO/4711"_s;
    out.transport.mode = u"road"_s;
    out.transport.vehicle = u"KA01AB1234"_s;
    out.transport.transporter = u"Nandi Roadways"_s;
    out.seal = u"7f3a-91c2"_s;
    for (int i = 1; i <= lines; ++i) {
        DocumentLine item = sampleLine(i);
        if (kind == DocumentKind::Invoice) {
            item.challanNumber = u"DC/2627/"_s + QString::number(1 + (i - 1) / 5).rightJustified(4, u'0');
            item.challanDate = QDate(2026, 11, 1 + (i - 1) / 5 % 5);
        }
        out.lines.push_back(item);
    }
    if (kind == DocumentKind::CreditNote)
        out.followsInvoice = u"KT/2627/0099@2026-27"_s;
    finish(out);
    return out;
}

PaperOptions options(PaperTemplate look, const QStringList &copies)
{
    PaperOptions out;
    out.look = look;
    out.copies = copies;
    out.terms = u"Goods once sold are taken back only when faulty.\nInterest at 1.5% a month after 30 days."_s;
    out.footerText = u"Subject to Bengaluru jurisdiction"_s;
    return out;
}

} // namespace desk::samples
