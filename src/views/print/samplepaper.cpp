#include "domain/tax.h"
#include "views/print/papersetup.h"

#include <array>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct Goods {
    const char16_t *code;
    const char16_t *name;
    const char16_t *hsn;
    const char16_t *unit;
    std::int64_t thousandths;
    std::int64_t paise;
    int gst;
};
constexpr std::array goods{
    Goods{u"BOLT8", u"Hex bolt M8 × 40 with nut", u"731815", u"NOS", 250'000, 850, 18},
    Goods{u"ROD12", u"Copper rod 12 mm, drawn, in bundles of 25 kg", u"740710", u"KGS", 112'500, 81'200, 18},
    Goods{u"GASKET", u"Rubber gasket 80 mm", u"401693", u"NOS", 40'000, 4'250, 5},
};

} // namespace

Document samplePaper(const Company &company)
{
    Document sample;
    sample.kind = DocumentKind::Invoice;
    sample.number = u"INV/26-27/00042"_s;
    sample.date = QDate(2026, 6, 12);
    sample.fy = FinancialYear::of(sample.date);
    sample.company = company;
    sample.party.name = u"Kaveri Pumps and Motors"_s;
    sample.party.gstin = u"29BBBBB1111B1ZJ"_s;
    sample.party.address = {{u"14 Mill Road"_s, u"Industrial Estate"_s}, u"Mysuru"_s, u"29"_s, u"570001"_s};
    sample.orderReference = u"PO-77"_s;
    sample.transport.vehicle = u"KA01AB1234"_s;
    sample.discount = {Discount::Kind::Amount, Money::fromRupees(250), {}};
    sample.seal = u"7F3A-91C2"_s;
    for (const Goods &what : goods) {
        DocumentLine line;
        line.number = static_cast<int>(sample.lines.size()) + 1;
        line.itemCode = QString::fromUtf16(what.code);
        line.description = QString::fromUtf16(what.name);
        line.hsn = QString::fromUtf16(what.hsn);
        line.unit = QString::fromUtf16(what.unit);
        line.quantity = Quantity::fromThousandths(what.thousandths);
        line.rate = Rate::fromMoney(Money::fromPaise(what.paise));
        line.gst = Percent::fromWhole(what.gst);
        sample.lines.push_back(std::move(line));
    }
    calculate(sample);
    sample.title = titleOf(sample);
    return sample;
}

} // namespace desk
