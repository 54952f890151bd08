#include "views/document/documentkinds.h"

#include <QCoreApplication>

#include <array>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct DocumentKinds {
    Q_DECLARE_TR_FUNCTIONS(desk::DocumentKinds)
};

struct PageIds {
    DocumentKind kind;
    QLatin1StringView form;
    QLatin1StringView list;
};
constexpr std::array pages{
    PageIds{DocumentKind::Challan, "new-challan"_L1, "challans"_L1},
    PageIds{DocumentKind::Invoice, "new-invoice"_L1, "invoices"_L1},
    PageIds{DocumentKind::Return, "new-return"_L1, "returns"_L1},
    PageIds{DocumentKind::CreditNote, "new-credit-note"_L1, "credit-notes"_L1},
    PageIds{DocumentKind::Receipt, "new-receipt"_L1, "receipts"_L1},
};

const PageIds &pagesOf(DocumentKind kind)
{
    return *std::find_if(pages.begin(), pages.end(), [kind](const PageIds &known) { return known.kind == kind; });
}

} // namespace

KindTexts textsOf(DocumentKind kind)
{
    using Tr = DocumentKinds;
    switch (kind) {
    case DocumentKind::Challan:
        return {Tr::tr("New delivery challan"),
                Tr::tr("Challan &date"),
                Tr::tr("Challan nu&mber"),
                Tr::tr("From orders   Alt+O"),
                Tr::tr("Open order lines"),
                Tr::tr("Nothing is left to deliver on this customer's orders."),
                Tr::tr("This challan is not submitted."),
                Tr::tr("challan-draft.json")};
    case DocumentKind::Invoice:
        return {Tr::tr("New invoice"),
                Tr::tr("Invoice &date"),
                Tr::tr("Invoice nu&mber"),
                Tr::tr("From challans   Alt+J"),
                Tr::tr("Challans not yet invoiced"),
                Tr::tr("Everything delivered to this customer is invoiced."),
                Tr::tr("This invoice is not submitted."),
                Tr::tr("invoice-draft.json")};
    case DocumentKind::Return:
        return {Tr::tr("New return"),
                Tr::tr("Return &date"),
                Tr::tr("Return nu&mber"),
                Tr::tr("From challans   Alt+J"),
                Tr::tr("Challans with something still out"),
                Tr::tr("Nothing is still out with this customer."),
                Tr::tr("This return is not submitted."),
                Tr::tr("return-draft.json")};
    case DocumentKind::CreditNote:
        return {Tr::tr("New credit note"),
                Tr::tr("Note &date"),
                Tr::tr("Note nu&mber"),
                Tr::tr("From invoices   Alt+J"),
                Tr::tr("Invoices of this customer"),
                Tr::tr("This customer has no invoice with anything left to credit."),
                Tr::tr("This credit note is not submitted."),
                Tr::tr("credit-note-draft.json")};
    case DocumentKind::Receipt:
        return {Tr::tr("New receipt"),
                Tr::tr("Receipt &date"),
                Tr::tr("Customer's receipt nu&mber"),
                Tr::tr("From challans   Alt+J"),
                Tr::tr("Challans not yet received"),
                Tr::tr("Every recent challan of this customer has its receipt."),
                Tr::tr("This receipt is not submitted."),
                Tr::tr("receipt-draft.json")};
    }
    return {};
}

Qt::Key pickKey(DocumentKind kind)
{
    return kind == DocumentKind::Challan ? Qt::Key_O : Qt::Key_J;
}

QString formPageId(DocumentKind kind)
{
    return pagesOf(kind).form;
}

QString listPageId(DocumentKind kind)
{
    return pagesOf(kind).list;
}

std::optional<DocumentKind> kindOfForm(const QString &pageId)
{
    const auto found = std::find_if(pages.begin(), pages.end(),
                                    [&](const PageIds &known) { return pageId == known.form; });
    return found == pages.end() ? std::nullopt : std::optional(found->kind);
}

std::optional<DocumentKind> kindOfList(const QString &pageId)
{
    const auto found = std::find_if(pages.begin(), pages.end(),
                                    [&](const PageIds &known) { return pageId == known.list; });
    return found == pages.end() ? std::nullopt : std::optional(found->kind);
}

} // namespace desk
