#pragma once

#include "domain/order.h"
#include "services/orders.h"
#include "viewmodels/entrymodel.h"

#include <QJsonObject>
#include <QUuid>

#include <memory>

namespace desk {

// A customer's order being entered or amended. An amendment keeps customer and number; what was dispatched of a line is
// shown, and going below it is refused by the service with the line named (R19).
class OrderFormModel : public EntryModel {
    Q_OBJECT
public:
    enum class Field { Party, Number, Date, AllowExcess, Remarks };
    Q_ENUM(Field)

    explicit OrderFormModel(const Session &session, QObject *parent = nullptr);
    ~OrderFormModel() override;

    bool isBusy() const override;
    std::optional<Party> party() const override;
    void takeParty(const Party &party) override;
    const Violations &problems() const override;
    QString fieldText(int field) const override;
    void typeField(int field, const QString &text) override;
    QString fieldProblem(int field) const override;
    void checkField(int field) override;
    int fieldAt(const QString &path) const override;

    QString text(Field field) const { return fieldText(int(field)); }
    bool isAmendment() const;
    const Order &stored() const; // of an amendment
    QString totalText() const;   // of what the lines are worth, before tax
    QString lineSummary() const; // "3 lines"
    bool isEmpty() const;
    bool hasUnsaved() const; // typed, and not saved yet

    void startNew();
    void load(OrderId id); // loaded, refused or failed
    void save();           // saved, refused or failed
    void setClosed(bool closed, const QString &reason);

    QJsonObject toJson() const;
    void fromJson(const QJsonObject &json, std::int64_t copyVersion = 0);
    void keepRecoveryCopyNow();

Q_SIGNALS:
    void loaded();
    void edited();
    void busyChanged();
    void saved(const desk::Order &order, bool wasAmendment);
    void closedChanged(const desk::Order &order);
    void refused(); // problems() tells; the first one gets the focus
    void waiting(const QString &forWhom);
    void draftKept(const QString &time);
    void draftNotKept(const QString &why);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace desk
