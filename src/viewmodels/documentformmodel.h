#pragma once

#include "domain/document.h"
#include "services/orders.h"
#include "viewmodels/entrymodel.h"

#include <QJsonObject>

#include <memory>
#include <vector>

namespace desk {

// One delivery challan or invoice being entered: the fields' texts, their problems, live totals, suggestions, draft and
// recovery copy, submit. Lives on the window's thread; every answer from the database arrives as a signal.
class DocumentFormModel : public EntryModel {
    Q_OBJECT
public:
    enum class Field {
        Party,
        Date,
        Number,
        Series,
        Purpose,
        DueBack,
        FollowsInvoice,
        OrderReference,
        PlaceOfSupply,
        SupplyType,
        ReverseCharge,
        PricesIncludeTax,
        RoundOff,
        ShipToName,
        ShipToAddress,
        ShipToCity,
        ShipToState,
        ShipToPin,
        ShipToGstin,
        Vehicle,
        Transporter,
        TransporterId,
        TransportMode,
        LrNumber,
        LrDate,
        EwayBill,
        Distance,
        PartyChallan, // of a return: the number and the date of the party's own challan
        PartyChallanDate,
        Reason, // of a credit note
        Remarks,
        Discount,
        ChargeName,
        ChargeAmount,
        ChargeGst,
        SeveralPlaces // the challans of an invoice went to different places, and that is meant
    };
    Q_ENUM(Field)
    enum class State { Editing, Submitting, Checking };

    DocumentFormModel(DocumentKind kind, Session session, QObject *parent = nullptr);
    ~DocumentFormModel() override;

    DocumentKind kind() const;
    State state() const;
    bool isBusy() const override { return state() != State::Editing; }

    // Field texts as typed; booleans are "1" and "", choices the words of domain/kinds.h.
    QString text(Field field) const;
    void setText(Field field, const QString &text);
    QString problem(Field field) const; // sentence at the field; empty = fine
    void leaveField(Field field);       // checks it if it was typed into (ux rules for forms)
    QString suggestedNumber() const;    // "DC/26-27/00012", shown as next; given at submit
    QString placeOfSupplyText() const;  // "24 Gujarat (within state)"
    std::optional<Party> party() const override;
    void takeParty(const Party &party) override;
    QString lastVehicle() const;

    struct TotalsText {
        QString taxable, cgst, sgst, igst, cess, roundOff, payable; // Indian grouping; empty = row not shown
        QString stateTaxName;                                       // "SGST" or "UTGST"
        QString lineSummary;                                        // "4 lines, 13,676.75 KGS"
        QString words;
    };
    TotalsText totals() const;
    const Violations &problems() const override;
    const Warnings &warnings() const; // of the last submit that needs acknowledgement

    QString fieldText(int field) const override { return text(Field(field)); }
    void typeField(int field, const QString &text) override { setText(Field(field), text); }
    QString fieldProblem(int field) const override { return problem(Field(field)); }
    void checkField(int field) override { leaveField(Field(field)); }
    int fieldAt(const QString &path) const override;

    void loadPendingOrderLines();    // of the party: answered by pendingOrderLinesReady
    void loadUnbilledChallanLines(); // of the party, for invoices: answered by unbilledLinesReady
    void loadLinesToFollow();        // of challans or invoices, for returns, credit notes, receipts: linesToFollowReady
    void bringOrder(OrderId order);  // its customer and all that is left of it: answered by brought, refused or failed
    void bringChallans(const std::vector<DocumentId> &challans); // to bill all that is left of them: answered likewise
    void duplicate(DocumentId id);                               // as a new document: answered by brought or failed
    void correct(DocumentId id);                                 // to cancel it and issue what stands here instead
    void tellChangesSince(const QJsonObject &payload, const QDateTime &savedAt); // answered by changedMeanwhile
    QString replaces() const; // the number of the document that submitting cancels; empty = none
    void setReplaceReason(const QString &reason);
    void takePending(const std::vector<PendingLine> &chosen, const std::vector<Quantity> &quantities);

    bool isEmpty() const;
    DocumentDraft draft() const; // what stands on the form, as far as it can be read
    void startNew();             // next document; keeps date, series, purpose
    void submit();               // ends in submitted, refused, needsAcknowledgement or failed
    void acknowledgeWarnings();  // submit again with the warnings accepted
    void saveDraft();            // into the company file: draftSaved or failed
    void loadDraft(const QUuid &uuid);
    QJsonObject toJson() const;
    // `copyVersion`: of the recovery copy the texts come from, which the form then goes on writing; 0 = from elsewhere.
    void fromJson(const QJsonObject &json, std::int64_t copyVersion = 0);
    void keepRecoveryCopyNow();                 // at closing; else 1 s after the last change by itself
    void undoLastSubmit(const QString &reason); // cancels the document just submitted: lastSubmitUndone or failed

Q_SIGNALS:
    void fieldChanged(desk::DocumentFormModel::Field field);
    void totalsChanged();
    void stateChanged();
    void pendingOrderLinesReady(const std::vector<desk::PendingLine> &lines);
    void unbilledLinesReady(const std::vector<desk::PendingLine> &lines);
    void linesToFollowReady(const std::vector<desk::PendingLine> &lines);
    void placesDiffer(const QString &message); // asks: the same submit with SeveralPlaces goes through
    void brought();
    void changedMeanwhile(const QStringList &sentences); // since the draft was kept: customer, items, orders, challans
    void replaced(const QString &old, const QString &number, const QStringList &differences); // follows submitted
    void submitted(const QString &number, qint64 documentId, const QString &payable);
    void refused();                                    // problems() tells; the first one gets the focus
    void needsAcknowledgement();                       // warnings() tells
    void failureSettled(const desk::Failure &failure); // follows failed() with Safety::Checking
    void numberChanged(const QString &number);         // the suggested number went to somebody else
    void waiting(const QString &forWhom);              // over a second for the lock; empty = no more
    void draftKept(const QString &time);               // recovery copy written: "14:02"
    void draftNotKept(const QString &why);
    void draftSaved(const QString &title);
    void lastSubmitUndone(const QString &number);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace desk
