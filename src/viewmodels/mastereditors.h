#pragma once

#include "domain/item.h"
#include "domain/party.h"
#include "viewmodels/failure.h"
#include "viewmodels/session.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QSet>

namespace desk {

// A record of the masters being created or altered in the side panel: texts by field name, problems by field name.
class MasterEditorModel : public QObject {
    Q_OBJECT
public:
    virtual void startNew(const QString &name) = 0;
    virtual void open(qint64 id) = 0;
    virtual void save() = 0; // saved, refused or failed
    QString text(const QString &field) const { return m_texts.value(field); }
    void setText(const QString &field, const QString &text);
    QString problem(const QString &field) const { return m_problems.value(field); }

Q_SIGNALS:
    void changed();
    void refused();
    void failed(const desk::Failure &failure);

protected:
    // `subject` is the record as a failure names it.
    MasterEditorModel(Session session, const QString &subject, QObject *parent);

    const Session &session() const { return m_session; }
    QString tidy(const QString &field) const;
    bool isTyped(const QString &field) const { return m_typed.contains(field); }
    void setTexts(const QHash<QString, QString> &texts);
    void fill(const QString &field, const QString &text) { m_texts.insert(field, text); } // by the program
    void setProblem(const QString &field, const QString &problem);
    void refuse(const Error &error);
    virtual void onTyped(const QString &) {}

    template <typename Record, typename Fn>
    void take(const QFuture<Result<Record>> &future, const QString &action, Fn fn);
    bool m_saving = false;

private:
    void fail(const Error &error, const QString &action);

    Session m_session;
    QString m_subject;
    QHash<QString, QString> m_texts;
    QHash<QString, QString> m_problems;
    QSet<QString> m_typed; // by a person
};

// Fields: name, code, gstin, type, address (lines), city, state, pin, phone, email. A valid GSTIN fills the state.
class PartyEditorModel : public MasterEditorModel {
    Q_OBJECT
public:
    explicit PartyEditorModel(Session session, QObject *parent = nullptr);
    void startNew(const QString &name) override;
    void open(qint64 id) override { load(PartyId(id)); }
    void load(PartyId id);
    void save() override;

Q_SIGNALS:
    void saved(const desk::Party &party);

protected:
    void onTyped(const QString &field) override;

private:
    void show(const Party &party);
    Party read() const;
    QStringList addressLines() const;

    Party m_stored;
};

// Fields: name, code, hsn, unit, gst, cess, rate, kind.
class ItemEditorModel : public MasterEditorModel {
    Q_OBJECT
public:
    explicit ItemEditorModel(Session session, QObject *parent = nullptr);
    void startNew(const QString &name) override;
    void open(qint64 id) override { load(ItemId(id)); }
    void load(ItemId id);
    void save() override;

Q_SIGNALS:
    void saved(const desk::Item &item);

private:
    void show(const Item &item);
    Item read(Violations &violations) const;

    Item m_stored;
};

} // namespace desk
