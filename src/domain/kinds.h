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

// The words of the files, the tables and the command line: "credit-note", "job_work", "sez_with_tax", …
QString wordOf(DocumentKind);
QString wordOf(DocumentStatus);
QString wordOf(Purpose);
QString wordOf(SupplyType);
QString wordOf(PartyType);
QString wordOf(ItemKind);
std::optional<DocumentKind> documentKindFrom(const QString &word);
std::optional<DocumentStatus> documentStatusFrom(const QString &word);
std::optional<Purpose> purposeFrom(const QString &word);
std::optional<SupplyType> supplyTypeFrom(const QString &word);
std::optional<PartyType> partyTypeFrom(const QString &word);
std::optional<ItemKind> itemKindFrom(const QString &word);

// The names people read, translated: "Delivery challan", "Job work", …
QString displayName(DocumentKind);
QString displayName(Purpose);
QString displayName(SupplyType);

// Whether a challan of this purpose is a supply and carries tax (rule 55(1)(vii)).
bool chargesTax(Purpose);
// Whether its goods are expected back.
bool isReturnable(Purpose);

} // namespace desk
