#pragma once

#include <QString>

#include <optional>

namespace desk {

enum class DocumentKind { Challan, Invoice, Return, CreditNote, Receipt };
enum class DocumentStatus { Issued, Cancelled }; // what is stored; the rest is computed (design section 6)
enum class Purpose { Supply, JobWork, Approval, LiquidGas, Branch, Exhibition, Repair, Sample, Other };
enum class SupplyType { Regular, SezWithTax, SezWithoutTax, ExportWithTax, ExportWithoutTax, DeemedExport };
enum class PartyType { Regular, Unregistered, Sez, Overseas, Consumer };
enum class ItemKind { Goods, Service };
// How goods sent out come back: worked on, as they went, or not at all (R64, R66).
enum class ReturnedAs { Processed, Unprocessed, Loss };
// What goods sent for job work are; the law's time to bring them back hangs on it (s.143 CGST Act, R63).
enum class GoodsKind { Inputs, CapitalGoods, Tools };

// The words of the files, the tables and the command line: "credit-note", "job_work", "sez_with_tax", …
QString wordOf(DocumentKind);
QString wordOf(DocumentStatus);
QString wordOf(Purpose);
QString wordOf(SupplyType);
QString wordOf(PartyType);
QString wordOf(ItemKind);
QString wordOf(ReturnedAs);
QString wordOf(GoodsKind);
std::optional<DocumentKind> documentKindFrom(const QString &word);
std::optional<DocumentStatus> documentStatusFrom(const QString &word);
std::optional<Purpose> purposeFrom(const QString &word);
std::optional<SupplyType> supplyTypeFrom(const QString &word);
std::optional<PartyType> partyTypeFrom(const QString &word);
std::optional<ItemKind> itemKindFrom(const QString &word);
std::optional<ReturnedAs> returnedAsFrom(const QString &word);
std::optional<GoodsKind> goodsKindFrom(const QString &word);

// The names people read, translated: "Delivery challan", "Job work", …
QString displayName(DocumentKind);
QString displayName(Purpose);
QString displayName(SupplyType);
QString displayName(ReturnedAs);
QString displayName(GoodsKind);

// Whether a challan of this purpose is a supply and carries tax (rule 55(1)(vii)).
bool chargesTax(Purpose);
// Whether its goods are expected back.
bool isReturnable(Purpose);

} // namespace desk
