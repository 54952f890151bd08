#pragma once

#include "domain/kinds.h"
#include "viewmodels/session.h"
#include "views/shell/page.h"

#include <QJsonObject>

#include <memory>

QT_BEGIN_NAMESPACE
namespace Ui {
class DraftListPage;
}
QT_END_NAMESPACE

namespace desk {

class DraftListModel;
class RollbackQueue;

// The drafts in the company file: Enter goes on with one, Del discards it.
class DraftListPage : public Page {
    Q_OBJECT
public:
    DraftListPage(const Session &session, RollbackQueue *faults, QWidget *parent = nullptr);
    ~DraftListPage() override;

    void arrive() override;
    QList<QWidget *> areas() const override;
    QList<KeyNote> keys() const override;
    void setReadOnly(bool readOnly) override;

Q_SIGNALS:
    void openRequested(desk::DocumentKind kind, const QJsonObject &payload, const QDateTime &savedAt);

private:
    void setUpTable();
    void showLoaded();
    void discardCurrent();

    std::unique_ptr<Ui::DraftListPage> m_ui;
    DraftListModel *m_model;
    bool m_readOnly = false;
};

} // namespace desk
