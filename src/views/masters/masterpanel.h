#pragma once

#include "domain/item.h"
#include "domain/party.h"
#include "viewmodels/session.h"
#include "widgets/sidepanel.h"

#include <QHash>

namespace desk {

class FieldBox;
class MasterEditorModel;
class RollbackQueue;
struct Failure;

enum class MasterKind { Party, Item };

// A customer or an item in the side panel, new or to be altered. Ctrl+Enter saves, closes and hands the record to the
// owner; Esc closes and changes nothing.
class MasterPanel : public SidePanel {
    Q_OBJECT
public:
    MasterPanel(MasterKind kind, const Session &session, RollbackQueue *faults, QWidget *parent);

    void openNew(const QString &name);
    void openExisting(qint64 id);
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }

Q_SIGNALS:
    // Followed by closed().
    void partySaved(const desk::Party &party);
    void itemSaved(const desk::Item &item);

private:
    QWidget *makePartyContent();
    QWidget *makeItemContent();
    void addField(const QString &name, QWidget *field, FieldBox *box);
    void showTexts();
    void showProblems();
    void save();
    void setBusy(bool busy);
    void onFailed(const Failure &failure);

    struct Field {
        QString name;
        QWidget *edit;
        FieldBox *box;
    };
    MasterKind m_kind;
    RollbackQueue *m_faults;
    MasterEditorModel *m_editor = nullptr;
    QList<Field> m_fields;
    QWidget *m_content = nullptr;
    bool m_readOnly = false;
    bool m_busy = false;
};

} // namespace desk
