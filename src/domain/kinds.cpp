#include "domain/kinds.h"

#include <QCoreApplication>

#include <array>

namespace desk {

namespace {

QString word(const char *text)
{
    return QString::fromLatin1(text);
}

QString name(const char *text)
{
    return QCoreApplication::translate("Kinds", text);
}

template <typename T, std::size_t count>
std::optional<T> byWord(const std::array<T, count> &values, const QString &text)
{
    for (const T value : values) {
        if (wordOf(value) == text)
            return value;
    }
    return std::nullopt;
}

constexpr std::array documentKinds{DocumentKind::Challan, DocumentKind::Invoice, DocumentKind::Return,
                                   DocumentKind::CreditNote, DocumentKind::Receipt};
constexpr std::array documentStatuses{DocumentStatus::Issued, DocumentStatus::Cancelled};
constexpr std::array purposes{Purpose::Supply,    Purpose::JobWork, Purpose::Approval,
                              Purpose::LiquidGas, Purpose::Branch,  Purpose::Exhibition,
                              Purpose::Repair,    Purpose::Sample,  Purpose::Other};
constexpr std::array supplyTypes{SupplyType::Regular,       SupplyType::SezWithTax,       SupplyType::SezWithoutTax,
                                 SupplyType::ExportWithTax, SupplyType::ExportWithoutTax, SupplyType::DeemedExport};
constexpr std::array partyTypes{PartyType::Regular, PartyType::Unregistered, PartyType::Sez, PartyType::Overseas,
                                PartyType::Consumer};
constexpr std::array itemKinds{ItemKind::Goods, ItemKind::Service};
constexpr std::array returnedWays{ReturnedAs::Processed, ReturnedAs::Unprocessed, ReturnedAs::Loss};
constexpr std::array goodsKinds{GoodsKind::Inputs, GoodsKind::CapitalGoods, GoodsKind::Tools};

} // namespace

QString wordOf(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Challan: return word("challan");
    case DocumentKind::Invoice: return word("invoice");
    case DocumentKind::Return: return word("return");
    case DocumentKind::CreditNote: return word("credit-note");
    case DocumentKind::Receipt: return word("receipt");
    }
    return {};
}

QString wordOf(DocumentStatus status)
{
    return status == DocumentStatus::Issued ? word("issued") : word("cancelled");
}

QString wordOf(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Supply: return word("supply");
    case Purpose::JobWork: return word("job_work");
    case Purpose::Approval: return word("approval");
    case Purpose::LiquidGas: return word("liquid_gas");
    case Purpose::Branch: return word("branch");
    case Purpose::Exhibition: return word("exhibition");
    case Purpose::Repair: return word("repair");
    case Purpose::Sample: return word("sample");
    case Purpose::Other: return word("other");
    }
    return {};
}

QString wordOf(SupplyType type)
{
    switch (type) {
    case SupplyType::Regular: return word("regular");
    case SupplyType::SezWithTax: return word("sez_with_tax");
    case SupplyType::SezWithoutTax: return word("sez_without_tax");
    case SupplyType::ExportWithTax: return word("export_with_tax");
    case SupplyType::ExportWithoutTax: return word("export_without_tax");
    case SupplyType::DeemedExport: return word("deemed_export");
    }
    return {};
}

QString wordOf(PartyType type)
{
    switch (type) {
    case PartyType::Regular: return word("regular");
    case PartyType::Unregistered: return word("unregistered");
    case PartyType::Sez: return word("sez");
    case PartyType::Overseas: return word("overseas");
    case PartyType::Consumer: return word("consumer");
    }
    return {};
}

QString wordOf(ItemKind kind)
{
    return kind == ItemKind::Goods ? word("goods") : word("service");
}

QString wordOf(ReturnedAs as)
{
    switch (as) {
    case ReturnedAs::Processed: return word("processed");
    case ReturnedAs::Unprocessed: return word("unprocessed");
    case ReturnedAs::Loss: return word("loss");
    }
    return {};
}

QString wordOf(GoodsKind kind)
{
    switch (kind) {
    case GoodsKind::Inputs: return word("inputs");
    case GoodsKind::CapitalGoods: return word("capital_goods");
    case GoodsKind::Tools: return word("tools");
    }
    return {};
}

std::optional<DocumentKind> documentKindFrom(const QString &text)
{
    return byWord(documentKinds, text);
}

std::optional<DocumentStatus> documentStatusFrom(const QString &text)
{
    return byWord(documentStatuses, text);
}

std::optional<Purpose> purposeFrom(const QString &text)
{
    return byWord(purposes, text);
}

std::optional<SupplyType> supplyTypeFrom(const QString &text)
{
    return byWord(supplyTypes, text);
}

std::optional<PartyType> partyTypeFrom(const QString &text)
{
    return byWord(partyTypes, text);
}

std::optional<ItemKind> itemKindFrom(const QString &text)
{
    return byWord(itemKinds, text);
}

std::optional<ReturnedAs> returnedAsFrom(const QString &text)
{
    return byWord(returnedWays, text);
}

std::optional<GoodsKind> goodsKindFrom(const QString &text)
{
    return byWord(goodsKinds, text);
}

QString displayName(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Challan: return name("Delivery challan");
    case DocumentKind::Invoice: return name("Invoice");
    case DocumentKind::Return: return name("Return");
    case DocumentKind::CreditNote: return name("Credit note");
    case DocumentKind::Receipt: return name("Receipt");
    }
    return {};
}

QString displayName(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Supply: return name("Supply");
    case Purpose::JobWork: return name("Job work");
    case Purpose::Approval: return name("Supply on approval");
    case Purpose::LiquidGas: return name("Liquid gas");
    case Purpose::Branch: return name("Branch transfer");
    case Purpose::Exhibition: return name("Exhibition");
    case Purpose::Repair: return name("Repair");
    case Purpose::Sample: return name("Sample");
    case Purpose::Other: return name("Other");
    }
    return {};
}

QString displayName(SupplyType type)
{
    switch (type) {
    case SupplyType::Regular: return name("Regular");
    case SupplyType::SezWithTax: return name("SEZ with tax");
    case SupplyType::SezWithoutTax: return name("SEZ without tax (LUT)");
    case SupplyType::ExportWithTax: return name("Export with tax");
    case SupplyType::ExportWithoutTax: return name("Export without tax (LUT)");
    case SupplyType::DeemedExport: return name("Deemed export");
    }
    return {};
}

QString displayName(ReturnedAs as)
{
    switch (as) {
    case ReturnedAs::Processed: return name("Processed");
    case ReturnedAs::Unprocessed: return name("Unprocessed");
    case ReturnedAs::Loss: return name("Loss");
    }
    return {};
}

QString displayName(GoodsKind kind)
{
    switch (kind) {
    case GoodsKind::Inputs: return name("Inputs");
    case GoodsKind::CapitalGoods: return name("Capital goods");
    case GoodsKind::Tools: return name("Moulds, dies, jigs, fixtures, tools");
    }
    return {};
}

bool chargesTax(Purpose purpose)
{
    return purpose == Purpose::Supply || purpose == Purpose::LiquidGas;
}

bool isReturnable(Purpose purpose)
{
    return purpose == Purpose::JobWork || purpose == Purpose::Approval || purpose == Purpose::Exhibition
        || purpose == Purpose::Repair;
}

} // namespace desk
