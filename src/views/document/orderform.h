#pragma once

#include "viewmodels/orderformmodel.h"
#include "views/shell/page.h"

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
namespace Ui {
class OrderForm;
}
QT_END_NAMESPACE

namespace desk {

class EntryBinding;
class FormBinding;
class KeyHold;
class LineGrid;
class Preferences;
class RollbackQueue;

// Entry and amendment of a customer's order, by keyboard alone.
class OrderForm : public Page {
    Q_OBJECT
public:
    OrderForm(const Session &session, Preferences *preferences, RollbackQueue *faults, QWidget *parent = nullptr);
    ~OrderForm() override;

    void arrive() override;
    void settle() override;
    QList<QWidget *> areas() const override;
    QList<KeyNote> keys() const override;
    void newOfThisKind() override;
    void setReadOnly(bool readOnly) override;

    // Opens an order to amend it, unless something else stands on the form.
    void amend(qint64 id);
    // A recovered draft; false where something else stands on the form.
    bool goOnWith(const QJsonObject &payload, std::int64_t copyVersion = 0);
    OrderFormModel *model() const { return m_model; }
    LineGrid *grid() const;
    void save();

Q_SIGNALS:
    void leaveRequested();
    void challanRequested(qint64 orderId);
    void waiting(const QString &forWhom);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void setUp();
    void bindModel();
    void bindKeys();
    void showHead();
    void showSums();
    void showSaved(const Order &order, bool amended);
    void onFailed(const Failure &failure);
    void onLink(const QString &id);
    void startNew();
    void askToClose();
    void makeChallan();
    void tellOccupied();

    std::unique_ptr<Ui::OrderForm> m_ui;
    Session m_session;
    Preferences *m_preferences;
    RollbackQueue *m_faults;
    OrderFormModel *m_model;
    FormBinding *m_fields;
    KeyHold *m_hold;
    EntryBinding *m_entry = nullptr;
    std::function<void()> m_lastAction; // what "Try again" repeats
    qint64 m_savedId = 0;
    bool m_showsProblems = false;
};

} // namespace desk
