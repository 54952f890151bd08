#pragma once

#include "db/canceltoken.h"
#include "db/executor.h"
#include "services/documents.h"
#include "viewmodels/deliver.h"
#include "viewmodels/documentformmodel.h"
#include "viewmodels/formfields.h"
#include "viewmodels/linesmodel.h"
#include "viewmodels/recoverykeeper.h"

#include <QHash>
#include <QMap>
#include <QSet>
#include <QTimer>
#include <QUuid>

namespace desk {

struct DocumentFormModel::Private {
    Private(DocumentFormModel &model, DocumentKind documentKind, Session programme);

    DocumentFormModel &q;
    const DocumentKind kind;
    const Session session;
    LinesModel *lines;
    RecoveryKeeper *recovery;
    State state = State::Editing;

    FormFields fields;
    QSet<Field> typed;     // by hand, since the form was emptied
    QSet<Field> unchecked; // typed into and not left yet
    QMap<Field, QString> fieldProblems;
    Violations otherProblems;       // of nothing the form shows
    mutable Violations allProblems; // as problems() hands them out
    Warnings warnings;
    std::optional<Party> party;
    std::optional<Company> company;
    QString suggestedNumber;
    QString lastVehicle;
    QDate dateTypedOn; // the day on which the date was chosen: it holds for that day
    QUuid uuid;
    std::int64_t draftVersion = 0; // of the copy in the company file; 0 = none
    TotalsText totals;
    bool loading = false; // fields are being set by the program

    QByteArray acknowledged; // the form as it stood when its warnings were accepted
    int tries = 0;
    Failure pendingFailure; // while Checking
    struct Last {
        DocumentId id;
        QString number;
    };
    std::optional<Last> lastSubmitted;
    struct Replaces {
        DocumentId id;
        QString number;
        QString reason;
    };
    Replaces replaces; // the document that is cancelled by submitting this one

    quint64 numberQuestion = 0;
    QTimer refreshTimer;

    QDate today() const { return session.actor.clock->today(); }
    void setDefaults();
    void connectAll();
    void assign(Field field, const QString &text); // by the program: does not count as typed
    void setState(State next);
    void touched();
    void recalculate();
    Document liveDocument(std::vector<int> &rows) const;
    void showTotals(const Document &document);
    QString lineSummary() const;
    void setFieldProblem(Field field, const QString &problem);
    void setProblems(const Violations &violations);
    void clearProblems();

    // documentformlookups.cpp
    void loadCompany();
    void loadSuggestedNumber();
    void checkNumberIsFree();
    void loadLastTransport();
    void loadLastRates(const std::vector<ItemId> &items);
    void loadPending(bool orders);
    void applySupplyTypeOfParty();

    // documentformsubmit.cpp
    DocumentDraft toDraft(Violations &violations) const;
    void refuse(const Violations &violations);
    void preview(const DocumentDraft &draft);
    void write(const DocumentDraft &draft);
    void onWriteFailed(const DocumentDraft &draft, const Error &error);
    bool repeats(const DocumentDraft &draft, const Error &error);
    void finish(const Submitted &done, const QString &typedNumber);
    void cleanUpAfterSubmit(const Document &document);
    void lookUp();
    void settle(const std::optional<Document> &found);
    FailureContext failureContext(const QString &action) const;
    Violations refusalOf(const Error &error) const;
    QString actionText() const;

    // documentformcorrections.cpp
    void replace(const DocumentDraft &draft);

    // documentformdrafts.cpp
    QString title() const;
    StoredDraft copy() const;
    void takeStored(const StoredDraft &draft, bool fromRecovery);
    void discardDraftOf(const QUuid &document);
};

} // namespace desk
