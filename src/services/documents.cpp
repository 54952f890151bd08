#include "services/documents.h"

#include "base/text.h"
#include "db/dberror.h"
#include "domain/tax.h"
#include "services/auditing.h"
#include "services/booklock.h"
#include "services/creditnotes.h"
#include "services/documentdigest.h"
#include "services/documentnumber.h"
#include "services/documentrules.h"
#include "services/documenttext.h"
#include "services/officewarnings.h"
#include "services/reason.h"
#include "services/receipts.h"
#include "services/returns.h"
#include "store/companystore.h"
#include "store/documentlinestore.h"
#include "store/documentstore.h"
#include "store/draftstore.h"
#include "store/followupstore.h"
#include "store/seriesstore.h"

using namespace Qt::StringLiterals;

namespace desk {

namespace {

const QString documentEntity = u"document"_s;

tl::unexpected<Error> refusedFor(const char *code, const QString &message)
{
    return tl::unexpected(Error::refused(QString::fromLatin1(code), message));
}

// Looks up and fills. Refused only where nothing can be said at all: no company.
Result<ResolvedDocument> resolved(Connection &connection, const DocumentDraft &draft)
{
    const auto company = store::company(connection);
    if (!company)
        return refusedFor("no_company", DocumentText::tr("The file holds no company yet"));
    switch (draft.kind) {
    case DocumentKind::Challan:
    case DocumentKind::Invoice: return resolveDraft(connection, draft, *company);
    case DocumentKind::Return: return resolveReturn(connection, draft, *company);
    case DocumentKind::CreditNote: return resolveCreditNote(connection, draft, *company);
    case DocumentKind::Receipt: return resolveReceipt(connection, draft, *company);
    }
    return refusedFor("invalid", DocumentText::tr("There is no such kind of document"));
}

void judgeByKind(Connection &connection, ResolvedDocument &document)
{
    switch (document.document.kind) {
    case DocumentKind::Challan:
    case DocumentKind::Invoice: return judge(connection, document);
    case DocumentKind::Return: return judgeReturn(connection, document);
    case DocumentKind::CreditNote: return judgeCreditNote(document);
    case DocumentKind::Receipt: return judgeReceipt(connection, document);
    }
}

// The rules that need the database; sums that do not fit are the document's fault and not the program's.
void judged(Connection &connection, ResolvedDocument &document)
{
    try {
        judgeByKind(connection, document);
    } catch (const OverflowError &) {
        document.violations.push_back(
            {u"lines"_s, u"too_large"_s, DocumentText::tr("The quantities are too large. Check them")});
    }
}

// All that may stop a document, in one go where possible: first what was not found, then all that is wrong.
std::optional<Error> reasonToRefuse(Connection &connection, ResolvedDocument &document, const Actor &actor)
{
    if (document.document.lines.empty()) {
        if (document.violations.empty())
            document.violations.push_back({u"lines"_s, u"no_lines"_s, DocumentText::tr("Type at least one line")});
        return refusal(std::move(document.violations));
    }
    const bool allFound = document.violations.empty();
    judged(connection, document);
    if (!allFound || !document.document.date.isValid()) {
        Violations violations = std::move(document.violations);
        if (!document.document.date.isValid())
            violations.push_back({u"date"_s, u"missing"_s, DocumentText::tr("Type the date")});
        return refusal(std::move(violations));
    }
    Violations violations = checked(document, actor.clock->today());
    violations.insert(violations.end(), document.violations.begin(), document.violations.end());
    if (violations.empty())
        violations = withDraftRows(calculate(document.document), document.origins);
    if (!violations.empty())
        return refusal(std::move(violations));
    document.document.title = titleOf(document.document);
    return refusalOfLockedDate(connection, document.document.date, DocumentText::tr("The document"));
}

Warnings allWarnings(Connection &connection, const DocumentDraft &draft, const ResolvedDocument &document, QDate today)
{
    Warnings warnings = document.warnings;
    Warnings found = warningsFor(document.document);
    const Warnings office = officeWarnings(connection, draft, document.document, today);
    found.insert(found.end(), office.begin(), office.end());
    for (const Warning &warning : found) {
        Violations mapped = withDraftRows({{warning.field, warning.code, warning.message}}, document.origins);
        warnings.push_back({warning.code, warning.message, mapped.front().field});
    }
    return warnings;
}

QJsonObject issuedFacts(const Document &document)
{
    return {{u"number"_s, changed(QJsonValue(), document.number)},
            {u"date"_s, changed(QJsonValue(), document.date.toString(Qt::ISODate))},
            {u"party"_s, changed(QJsonValue(), document.party.name)},
            {u"gstin"_s, changed(QJsonValue(), document.party.gstin)},
            {u"lines"_s, changed(QJsonValue(), QString::number(document.lines.size()))},
            {u"taxable"_s, changed(QJsonValue(), document.totals.taxable.toPlain())},
            {u"payable"_s, changed(QJsonValue(), document.totals.payable.toPlain())},
            {u"content"_s, changed(QJsonValue(), documentDigest(document))}};
}

// Header, lines, charges, search words, its draft gone, counter, and last of all the audit row, whose head all writers
// wait for.
void write(Connection &connection, Document &document, const ChosenNumber &number, const Actor &actor)
{
    document.id = store::insertDocument(connection, document, number.series);
    store::insertLines(connection, document);
    store::insertCharges(connection, document.id, document.charges);
    store::insertDeviations(connection, document.id, document.deviations);
    store::insertSearchText(connection, document);
    store::deleteDraft(connection, document.uuid);
    if (number.next > 0)
        store::setNextSerial(connection, number.series, document.fy, number.next);
    const store::AuditSeal seal = store::appendAudit(
        connection,
        auditRow(actor, u"issue"_s, documentEntity, document.id.value(), document.number, issuedFacts(document)));
    document.seal = seal.seal;
    store::setSeal(connection, document.id, document.seal);
}

QJsonObject transportChanges(const Document &before, const AfterIssue &after)
{
    QJsonObject changes;
    const auto compare = [&changes](const QString &field, const QString &old, const QString &now) {
        if (old != now)
            changes.insert(field, changed(old, now));
    };
    const Transport &old = before.transport;
    const Transport &now = after.transport;
    compare(u"transport.vehicle"_s, old.vehicle, now.vehicle);
    compare(u"transport.transporter"_s, old.transporter, now.transporter);
    compare(u"transport.transporter_id"_s, old.transporterId, now.transporterId);
    compare(u"transport.mode"_s, old.mode, now.mode);
    compare(u"transport.lr_no"_s, old.lrNumber, now.lrNumber);
    compare(u"transport.lr_date"_s, old.lrDate.toString(Qt::ISODate), now.lrDate.toString(Qt::ISODate));
    compare(u"transport.eway_bill"_s, old.ewayBill, now.ewayBill);
    compare(u"transport.distance_km"_s, QString::number(old.distanceKm), QString::number(now.distanceKm));
    compare(u"remarks"_s, before.remarks, after.remarks);
    return changes;
}

Violations onlyAfterIssue(const Violations &violations)
{
    Violations kept;
    for (const Violation &violation : violations) {
        if (violation.field.startsWith("transport."_L1) || violation.field == "remarks"_L1)
            kept.push_back(violation);
    }
    return kept;
}

// What no figures can be made of. A quantity or a unit that is still missing is not among it: the line counts as
// nothing.
Violations onlyImpossible(const Violations &violations)
{
    Violations kept;
    for (const Violation &violation : violations) {
        if (violation.code == "negative"_L1 || violation.code == "out_of_range"_L1 || violation.code == "too_large"_L1)
            kept.push_back(violation);
    }
    return kept;
}

QString namesOf(const std::vector<store::Dependent> &dependents)
{
    QStringList names;
    for (const store::Dependent &dependent : dependents) {
        const auto kind = documentKindFrom(dependent.kind);
        names += (kind ? displayName(*kind) : dependent.kind) + u' ' + dependent.number;
    }
    return names.join(u", "_s);
}

void writeCancelled(Connection &connection, Document &document, const QString &reason, const Actor &actor)
{
    const QDateTime now = actor.clock->now();
    store::cancelDocument(connection, document.id, now, actor.user, reason);
    const QJsonObject changes{{u"status"_s, changed(u"issued"_s, u"cancelled"_s)}, {u"reason"_s, changed({}, reason)}};
    store::appendAudit(connection,
                       auditRow(actor, u"cancel"_s, documentEntity, document.id.value(), document.number, changes));
    document.status = DocumentStatus::Cancelled;
    document.cancelledAt = now;
    document.cancelledBy = actor.user;
    document.cancelReason = reason;
}

// R79: the customer's receipt, entered again. When it says what the earlier one says, that is the answer; else the
// earlier one is cancelled, and the new one takes its number.
std::optional<Document> sameReceipt(Connection &connection, const Document &document, const Actor &actor)
{
    auto earlier = earlierReceipt(connection, document);
    if (!earlier)
        return std::nullopt;
    if (saysTheSame(*earlier, document))
        return earlier;
    writeCancelled(connection, *earlier, DocumentText::tr("Entered again with other figures"), actor);
    return std::nullopt;
}

// Goods that came back may have been sent again since: then their return stands (R14).
std::optional<Error> sentAgain(Connection &connection, const Document &document)
{
    if (document.kind != DocumentKind::Return)
        return std::nullopt;
    const auto lines = store::overDispatchedWithout(connection, document.id);
    if (lines.empty())
        return std::nullopt;
    const store::OverDispatched &first = lines.front();
    return Error::refused(u"over_dispatch"_s,
                          DocumentText::tr("%1 cannot be cancelled: of order %2 line %3 %4 were sent again, and %5 are "
                                           "ordered. First cancel the challan that sent them")
                              .arg(document.number, first.order)
                              .arg(first.line)
                              .arg(first.dispatched.toPlain(), first.ordered.toPlain()));
}

} // namespace

Result<Submitted> submitDocument(Connection &connection, const DocumentDraft &draft, const Actor &actor)
{
    if (!draft.uuid.isNull()) {
        if (auto known = store::documentByUuid(connection, draft.uuid))
            return Submitted{std::move(*known), {}, true};
    }
    auto found = resolved(connection, draft);
    if (!found)
        return tl::unexpected(found.error());
    if (auto error = reasonToRefuse(connection, *found, actor))
        return tl::unexpected(std::move(*error));
    Document &document = found->document;
    if (document.kind == DocumentKind::Receipt) {
        if (auto known = sameReceipt(connection, document, actor))
            return Submitted{std::move(*known), {}, true};
    }
    const auto number = chooseNumber(connection, draft, document.fy);
    if (!number)
        return tl::unexpected(number.error());
    document.number = number->number;
    document.serial = number->serial;
    document.seriesCode = number->seriesCode;
    document.createdAt = actor.clock->now();
    document.createdBy = actor.user;
    if (document.uuid.isNull())
        document.uuid = QUuid::createUuid();
    try {
        write(connection, document, *number, actor);
    } catch (const DbError &error) {
        // Another writer was faster between our look and our write: possible where rows are locked, not the whole file.
        if (error.fault() == DbFault::UniqueTaken && !tidied(draft.number).isEmpty())
            return tl::unexpected(numberTaken(document.number, document.fy, {}));
        throw;
    }
    Warnings warnings = allWarnings(connection, draft, *found, actor.clock->today());
    return Submitted{std::move(document), std::move(warnings), false};
}

Result<Submitted> previewDocument(Connection &connection, const DocumentDraft &draft, const Actor &actor, bool strict)
{
    auto found = resolved(connection, draft);
    if (!found)
        return tl::unexpected(found.error());
    if (strict) {
        if (auto error = reasonToRefuse(connection, *found, actor))
            return tl::unexpected(std::move(*error));
        const auto number = chooseNumber(connection, draft, found->document.fy);
        if (!number)
            return tl::unexpected(number.error());
    } else {
        judged(connection, *found);
        Violations impossible = onlyImpossible(checkFigures(found->document));
        if (impossible.empty())
            impossible = calculate(found->document);
        if (!impossible.empty())
            return tl::unexpected(refusal(withDraftRows(std::move(impossible), found->origins)));
        for (const Violation &violation : checked(*found, actor.clock->today()))
            found->violations.push_back(violation);
        for (const Violation &violation : found->violations)
            found->warnings.push_back({violation.code, violation.message, violation.field});
        found->document.title = titleOf(found->document);
    }
    Warnings warnings = allWarnings(connection, draft, *found, actor.clock->today());
    return Submitted{std::move(found->document), std::move(warnings), false};
}

Result<Document> cancelDocument(Connection &connection, DocumentId id, const QString &reason, const Actor &actor)
{
    auto document = store::documentById(connection, id);
    if (!document)
        return refusedFor("not_found", DocumentText::tr("This document is not in the file"));
    if (document->status == DocumentStatus::Cancelled)
        return refusedFor("already_cancelled", DocumentText::tr("%1 is cancelled already").arg(document->number));
    const QString why = tidied(reason);
    if (!isReason(why)) {
        const QString message =
            DocumentText::tr("Say why %1 is cancelled, in at least 3 letters").arg(document->number);
        return tl::unexpected(
            Error::refused(u"reason_missing"_s, message, {{u"reason"_s, u"reason_missing"_s, message}}));
    }
    if (auto locked = refusalOfLockedDate(connection, document->date, document->number))
        return tl::unexpected(std::move(*locked));
    const auto dependents = store::dependentsOf(connection, id);
    if (!dependents.empty()) {
        return refusedFor(
            "has_dependents",
            DocumentText::tr("%1 cannot be cancelled: first cancel %2").arg(document->number, namesOf(dependents)));
    }
    if (auto error = sentAgain(connection, *document))
        return tl::unexpected(std::move(*error));
    writeCancelled(connection, *document, why, actor);
    return *document;
}

Result<Document> changeAfterIssue(Connection &connection, DocumentId id, const AfterIssue &change, const Actor &actor)
{
    auto document = store::documentById(connection, id);
    if (!document)
        return refusedFor("not_found", DocumentText::tr("This document is not in the file"));
    if (document->status == DocumentStatus::Cancelled)
        return refusedFor("already_cancelled",
                          DocumentText::tr("%1 is cancelled and stays as it is").arg(document->number));
    const AfterIssue wanted{normalised(change.transport), change.remarks.trimmed()};
    const QJsonObject changes = transportChanges(*document, wanted);
    if (changes.isEmpty())
        return *document;
    if (auto locked = refusalOfLockedDate(connection, document->date, document->number))
        return tl::unexpected(std::move(*locked));
    document->transport = wanted.transport;
    document->remarks = wanted.remarks;
    Violations violations = onlyAfterIssue(checkDocument(*document, actor.clock->today()));
    if (!violations.empty())
        return tl::unexpected(refusal(std::move(violations)));
    store::updateAfterIssue(connection, id, document->transport, document->remarks);
    store::updateSearchText(connection, *document);
    store::appendAudit(connection, auditRow(actor, u"change"_s, documentEntity, id.value(), document->number, changes));
    return *document;
}

} // namespace desk
