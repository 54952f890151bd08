#pragma once

#include "domain/item.h"
#include "domain/party.h"
#include "viewmodels/failure.h"
#include "viewmodels/session.h"

#include <QHash>
#include <QObject>

namespace desk {

// A customer or an item being created or altered in the side panel: texts by field name, problems by field name.
// Party fields: name, code, gstin, type, address (lines), city, state, pin, phone, email. A valid GSTIN fills the state.
// Item fields: name, code, hsn, unit, gst, cess, rate, kind.
class PartyEditorModel : public QObject {
    Q_OBJECT
public:
    explicit PartyEditorModel(Session session, QObject *parent = nullptr);
    void startNew(const QString &name);
    void load(PartyId id);
    QString text(const QString &field) const;
    void setText(const QString &field, const QString &text);
    QString problem(const QString &field) const;
    void save(); // saved, refused or failed
Q_SIGNALS:
    void changed();
    void saved(const desk::Party &party);
    void refused();
    void failed(const desk::Failure &failure);

private:
    struct Private;
    std::shared_ptr<Private> d;
};

class ItemEditorModel : public QObject {
    Q_OBJECT
public:
    explicit ItemEditorModel(Session session, QObject *parent = nullptr);
    void startNew(const QString &name);
    void load(ItemId id);
    QString text(const QString &field) const;
    void setText(const QString &field, const QString &text);
    QString problem(const QString &field) const;
    void save();
Q_SIGNALS:
    void changed();
    void saved(const desk::Item &item);
    void refused();
    void failed(const desk::Failure &failure);

private:
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace desk
