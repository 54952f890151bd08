#include "viewmodels/documentformmodel_p.h"

#include "base/typed.h"
#include "services/drafts.h"
#include "viewmodels/linecells.h"

#include <QJsonDocument>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostTries = 3;
constexpr int lookUpAgainMs = 2000;

// Told in the form, never a reason to stop and ask.
bool isInformation(const Warning &warning)
{
    static const QSet<QString> codes{u"eway_bill_needed"_s, u"series_near_end"_s,   u"vehicle_missing"_s,
                                     u"number_portal"_s,    u"vehicle_bh_series"_s, u"gstin_unusual"_s};
    return codes.contains(warning.code);
}

struct Previewed {
    Submitted preview;
    bool wasThere = false;
};

Result<Previewed> previewOrFind(Connection &connection, const DocumentDraft &draft, const Actor &actor)
{
    const auto found = documentByUuid(connection, draft.uuid);
    if (!found)
        return tl::unexpected(found.error());
    if (found->has_value())
        return Previewed{{}, true};
    auto preview = previewDocument(connection, draft, actor, true);
    if (!preview)
        return tl::unexpected(preview.error());
    return Previewed{std::move(*preview), false};
}

void warnOfOtherYear(Warnings &warnings, QDate date, QDate today)
{
    const FinancialYear year = FinancialYear::of(today);
    if (!date.isValid() || year.contains(date))
        return;
    warnings.push_back({u"other_year"_s,
                        DocumentFormModel::tr("%1 is outside financial year %2").arg(dateToDisplay(date), year.label()),
                        u"date"_s});
}

} // namespace

QString DocumentFormModel::Private::actionText() const
{
    switch (kind) {
    case DocumentKind::Challan: return tr("Submit delivery challan");
    case DocumentKind::Invoice: return tr("Submit invoice");
    case DocumentKind::Return: return tr("Submit return");
    case DocumentKind::CreditNote: return tr("Submit credit note");
    case DocumentKind::Receipt: return tr("Submit receipt");
    }
    return {};
}

FailureContext DocumentFormModel::Private::failureContext(const QString &action) const
{
    FailureContext context;
    context.action = action;
    const QString typedNumber = fields.text(Field::Number).trimmed();
    context.document = !typedNumber.isEmpty() ? typedNumber : suggestedNumber;
    if (context.document.isEmpty())
        context.document = displayName(kind);
    for (const LinesModel::Line &line : lines->lines())
        context.linesOnScreen += line.isBlank() ? 0 : 1;
    context.draftKept = session.recovery && recovery->isKept();
    context.file = session.fileName;
    context.at = session.actor.clock->now();
    return context;
}

DocumentDraft DocumentFormModel::Private::toDraft(Violations &violations) const
{
    if (!party) {
        const bool blank = fields.text(Field::Party).trimmed().isEmpty();
        violations.push_back({u"party"_s, u"party_missing"_s,
                              blank ? tr("Choose a customer") : tr("Not in the customer list. Alt+C creates it")});
    }
    DocumentDraft draft = fields.toDraft(kind, today(), violations);
    draft.uuid = uuid;
    if (party)
        draft.partyCode = party->code;
    draft.lines = lines->toDraft(violations);
    if (draft.lines.empty())
        violations.push_back({u"lines"_s, u"no_lines"_s, tr("Enter at least one line")});
    return draft;
}

DocumentDraft DocumentFormModel::draft() const
{
    Violations unread;
    return d->toDraft(unread);
}

void DocumentFormModel::submit()
{
    if (d->state != State::Editing)
        return;
    d->unchecked.clear();
    Violations violations;
    const DocumentDraft draft = d->toDraft(violations);
    if (!violations.empty()) {
        d->refuse(violations);
        return;
    }
    d->clearProblems();
    d->tries = 0;
    d->setState(State::Submitting);
    if (d->replaces.id.isValid()) {
        d->replace(draft);
        return;
    }
    const QByteArray now = QJsonDocument(toJson()).toJson(QJsonDocument::Compact);
    if (!d->acknowledged.isEmpty() && d->acknowledged == now)
        d->write(draft);
    else
        d->preview(draft);
}

void DocumentFormModel::acknowledgeWarnings()
{
    d->acknowledged = QJsonDocument(toJson()).toJson(QJsonDocument::Compact);
    submit();
}

void DocumentFormModel::Private::refuse(const Violations &violations)
{
    setProblems(violations);
    setState(State::Editing);
    Q_EMIT q.refused();
}

void DocumentFormModel::Private::preview(const DocumentDraft &draft)
{
    const Actor actor = session.actor;
    auto work = [draft, actor](Connection &connection) { return previewOrFind(connection, draft, actor); };
    deliver(session.company->read(work), &q, [this, draft](const Result<Previewed> &answer) {
        if (!answer) {
            onWriteFailed(draft, answer.error());
            return;
        }
        warnings = answer->preview.warnings;
        if (!answer->wasThere)
            warnOfOtherYear(warnings, draft.date, today());
        const bool asks = std::any_of(warnings.begin(), warnings.end(),
                                      [](const Warning &warning) { return !isInformation(warning); });
        if (!asks) {
            write(draft);
            return;
        }
        setState(State::Editing);
        Q_EMIT q.needsAcknowledgement();
    });
}

void DocumentFormModel::Private::write(const DocumentDraft &draft)
{
    ++tries;
    const Actor actor = session.actor;
    auto work = [draft, actor](Connection &connection) { return submitDocument(connection, draft, actor); };
    deliver(session.company->write(actionText(), work, Durability::Full), &q,
            [this, draft](const Result<Submitted> &answer) {
                if (answer)
                    finish(*answer, draft.number);
                else
                    onWriteFailed(draft, answer.error());
            });
}

// What ux 5.2 lets the program mend by itself: a number somebody else took in the same moment once, a clash of two
// transactions three times.
bool DocumentFormModel::Private::repeats(const DocumentDraft &draft, const Error &error)
{
    const bool ofNumber = error.kind == Error::Kind::Database ? error.fault == DbFault::UniqueTaken
                                                              : error.code == "number_taken"_L1;
    if (ofNumber)
        return draft.number.isEmpty() && tries == 1;
    return error.kind == Error::Kind::Database && error.fault == DbFault::Serialization && tries > 0
        && tries < mostTries;
}

void DocumentFormModel::Private::onWriteFailed(const DocumentDraft &draft, const Error &error)
{
    Q_EMIT q.waiting({});
    if (error.kind == Error::Kind::Refused && !repeats(draft, error)) {
        const Violations violations = refusalOf(error);
        const bool ofPlace = error.code == "different_place"_L1
            && std::none_of(violations.begin(), violations.end(),
                            [](const Violation &violation) { return violation.code == "different_supply"_L1; });
        if (ofPlace && kind == DocumentKind::Invoice && !draft.severalPlaces) {
            setState(State::Editing);
            Q_EMIT q.placesDiffer(error.message);
            return;
        }
        refuse(violations);
        return;
    }
    if (error.kind != Error::Kind::Cancelled && error.fate == Fate::NothingWritten && repeats(draft, error)) {
        write(draft);
        return;
    }
    const Failure failure = describeFailure(error, failureContext(actionText()));
    if (failure.safety == Safety::Checking) {
        pendingFailure = failure;
        setState(State::Checking);
        Q_EMIT q.failed(failure);
        lookUp();
        return;
    }
    setState(State::Editing);
    loadSuggestedNumber();
    Q_EMIT q.failed(failure);
}

Violations DocumentFormModel::Private::refusalOf(const Error &error) const
{
    if (!error.violations.empty())
        return error.violations;
    QString field;
    if (error.code.startsWith("number_"_L1) || error.code == "series_full"_L1)
        field = u"number"_s;
    else if (error.code == "unknown_party"_L1)
        field = u"party"_s;
    return {{field, error.code, error.message}};
}

void DocumentFormModel::Private::finish(const Submitted &done, const QString &typedNumber)
{
    Q_EMIT q.waiting({});
    const QString expected = suggestedNumber;
    const Document document = done.document;
    cleanUpAfterSubmit(document);
    if (typedNumber.isEmpty() && !expected.isEmpty() && document.number != expected && !done.wasThere)
        Q_EMIT q.numberChanged(document.number);
    Q_EMIT q.submitted(document.number, document.id.value(), document.totals.payable.toDisplay());
}

void DocumentFormModel::Private::cleanUpAfterSubmit(const Document &document)
{
    lastSubmitted = Last{document.id, document.number};
    if (draftVersion > 0)
        discardDraftOf(uuid);
    setState(State::Editing);
    q.startNew();
}

// In a transaction that may write: only that makes void what the failed COMMIT may have left behind. To a reader it can
// look as if the document were not there, and after a crash it would be.
void DocumentFormModel::Private::lookUp()
{
    auto work = [document = uuid](Connection &connection) { return documentByUuid(connection, document); };
    deliver(session.company->write(actionText(), work, Durability::Full), &q,
            [this](const Result<std::optional<Document>> &answer) {
                if (answer)
                    settle(*answer);
                else if (answer.error().kind != Error::Kind::Cancelled)
                    QTimer::singleShot(lookUpAgainMs, &q, [this] { lookUp(); });
            });
}

void DocumentFormModel::Private::settle(const std::optional<Document> &found)
{
    const Failure failure = settledFailure(pendingFailure, found ? found->number : QString());
    if (found)
        cleanUpAfterSubmit(*found);
    else
        setState(State::Editing);
    loadSuggestedNumber();
    Q_EMIT q.failureSettled(failure);
}

void DocumentFormModel::undoLastSubmit(const QString &reason)
{
    if (!d->lastSubmitted)
        return;
    const Private::Last last = *d->lastSubmitted;
    const Actor actor = d->session.actor;
    auto work = [id = last.id, reason, actor](Connection &connection) {
        return cancelDocument(connection, id, reason, actor);
    };
    const QString action = tr("Cancel %1").arg(last.number);
    deliver(d->session.company->write(action, work, Durability::Full), this,
            [this, last, action](const Result<Document> &answer) {
                if (!answer) {
                    FailureContext context = d->failureContext(action);
                    context.document = last.number;
                    context.linesOnScreen = 0;
                    Q_EMIT failed(describeFailure(answer.error(), context));
                    return;
                }
                d->lastSubmitted.reset();
                Q_EMIT lastSubmitUndone(last.number);
            });
}

} // namespace desk
