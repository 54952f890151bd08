#include "services/merge.h"

#include "services/auditing.h"
#include "services/draftpayload.h"
#include "services/masters.h"
#include "store/draftstore.h"
#include "store/partystore.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

struct Masters {
    Q_DECLARE_TR_FUNCTIONS(desk::Masters)
};

Error refused(const QString &code, const QString &message)
{
    return Error::refused(code, message);
}

std::optional<Error> reasonToRefuse(Connection &connection, const Party &from, const Party &into)
{
    if (from.id == into.id)
        return refused(u"same_party"_s, Masters::tr("%1 cannot be merged with itself.").arg(from.code));
    if (store::mergedInto(connection, from.id) != from.id)
        return refused(u"already_merged"_s, Masters::tr("%1 was merged before.").arg(from.code));
    if (!into.active)
        return refused(u"party_inactive"_s,
                       Masters::tr("%1 is no longer in use. Switch it on before another customer is merged into it.")
                           .arg(into.name));
    // Two registrations are two persons to the law, whatever their name (s.25(4) CGST Act).
    if (!from.gstin.isEmpty() && !into.gstin.isEmpty() && from.gstin != into.gstin)
        return refused(u"different_gstin"_s,
                       Masters::tr("%1 has the GSTIN %2 and %3 has %4. They are two registrations and stay two "
                                   "customers.")
                           .arg(from.code, from.gstin, into.code, into.gstin));
    const QStringList shared = store::sharedOrderNumbers(connection, from.id, into.id);
    if (shared.isEmpty())
        return std::nullopt;
    return refused(
        u"order_number_taken"_s,
        Masters::tr("Both have the order %1. Delete or rename one of the two first.").arg(shared.join(u", "_s)));
}

std::int64_t moveDrafts(Connection &connection, const Party &from, const Party &into)
{
    std::int64_t moved = 0;
    for (const store::DraftRow &row : store::allDrafts(connection)) {
        QJsonObject payload = QJsonDocument::fromJson(row.payload.toUtf8()).object();
        const QJsonObject party = payload.value(u"party"_s).toObject();
        if (party.value(u"code"_s).toString() != from.code)
            continue;
        payload.insert(u"party"_s, draftParty(into));
        QJsonObject fields = payload.value(u"fields"_s).toObject();
        fields.insert(u"Party"_s, into.name);
        payload.insert(u"fields"_s, fields);
        QString title = row.title;
        title.replace(from.name, into.name);
        store::rewriteDraft(connection, row.uuid, title,
                            QString::fromUtf8(QJsonDocument(payload).toJson(QJsonDocument::Compact)));
        ++moved;
    }
    return moved;
}

} // namespace

Result<Merged> mergeParties(Connection &connection, const QString &fromCode, const QString &intoCode,
                            const Actor &actor)
{
    const auto from = partyByCode(connection, fromCode);
    const auto into = partyByCode(connection, intoCode);
    if (!from || !into)
        return tl::unexpected(from ? into.error() : from.error());
    if (auto error = reasonToRefuse(connection, *from, *into))
        return tl::unexpected(std::move(*error));
    Merged merged{*from, *into, store::useOf(connection, from->id).orders, 0};
    store::mergeParties(connection, from->id, into->id);
    merged.drafts = moveDrafts(connection, *from, *into);
    merged.from.active = false;
    if (!store::updateParty(connection, merged.from))
        return tl::unexpected(refused(u"stale"_s, Masters::tr("%1 was changed meanwhile.").arg(from->code)));
    ++merged.from.version;
    const QJsonObject gone{{u"active"_s, changed(from->active, false)},
                           {u"merged_into"_s, changed(QJsonValue(), into->code)},
                           {u"orders"_s, changed(QJsonValue(), QString::number(merged.orders))},
                           {u"drafts"_s, changed(QJsonValue(), QString::number(merged.drafts))}};
    store::appendAudit(connection, auditRow(actor, u"merge"_s, u"party"_s, from->id.value(), from->code, gone));
    const QJsonObject grown{{u"merged_from"_s, changed(QJsonValue(), from->code)}};
    store::appendAudit(connection, auditRow(actor, u"merge"_s, u"party"_s, into->id.value(), into->code, grown));
    return merged;
}

} // namespace desk
