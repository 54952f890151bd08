#pragma once

#include "views/shell/page.h"

#include <QHash>
#include <QTimer>

#include <memory>

QT_BEGIN_NAMESPACE
namespace Ui {
class ListPage;
}
QT_END_NAMESPACE

namespace desk {

class PagedModel;
class RollbackQueue;

// A page that browses a paged model: search as you type, count, what to say while it is empty, and the keys all lists have
// in common. A list adds its filters to the row of the search and answers what it asks for and what a row opens.
class ListPage : public Page {
    Q_OBJECT
public:
    ~ListPage() override;

    void arrive() override;
    QList<QWidget *> areas() const override;
    QList<KeyNote> keys() const override;
    void setReadOnly(bool readOnly) override;

    // The record before or behind another in the order of the list; 0 where there is none.
    qint64 neighbour(qint64 id, int step) const;
    // The row of a record becomes the current one.
    void select(qint64 id);

protected:
    struct Empty {
        QString icon;
        QString title;
        QString sentence;
        QString action; // what newOfThisKind() is called on the button; empty = no button
    };
    // `name` is the one under which the columns a person chose are kept.
    ListPage(const QString &name, PagedModel *model, RollbackQueue *faults, QWidget *parent);

    // The filters as they stand go to the model.
    virtual void ask() = 0;
    virtual void open(qint64 id) = 0;
    virtual Empty whenEmpty() const = 0;
    virtual bool isFiltered() const;
    virtual void clearFilters(); // the search is emptied, and asked anew
    virtual void showSelection() {}

    const Ui::ListPage &ui() const { return *m_ui; }
    void setTexts(const QString &title, const QString &newText, const QString &sought, const QString &searchName);
    void addFilter(QWidget *filter);
    // Widths in pixels of the design; the stretched column takes what is left.
    void setColumns(int stretched, const QHash<int, int> &widths);
    bool isReadOnly() const { return m_readOnly; }
    qint64 currentId() const;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void bind();
    void showLoaded();
    void showEmpty();
    bool leaveSearch();

    std::unique_ptr<Ui::ListPage> m_ui;
    QString m_name;
    PagedModel *m_model;
    RollbackQueue *m_faults;
    QTimer m_typing;
    QList<int> m_choosable;    // columns
    bool m_awaitsRows = false; // the keyboard goes to the table when the list has come
    bool m_readOnly = false;
};

} // namespace desk
