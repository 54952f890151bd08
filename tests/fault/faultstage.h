#pragma once

#include "gui/forms/windowkit.h"
#include "support/vfsshim.h"
#include "views/dialogs/rollbackdialog.h"

#include <QStringList>

namespace desk::test {

// What a connection of its own, past the shim, reads from a company file: "DC/26-27/00001: 1 of 1 lines", oldest first,
// and where the counter of the challans stands.
struct Books {
    QStringList documents;
    QStringList next;
    bool operator==(const Books &) const = default;
};
Books booksOf(const QString &path);
QStringList readColumn(const QString &path, const char *sql);

// The whole window on a company file whose disk can be made to fail.
class FaultStage {
public:
    VfsShim shim; // before the first connection
    WindowKit kit;

    // A challan for KAVERI, typed by keys up to the quantity, whose cell stays open with "5" in it; its copy is kept.
    // False when the form did not follow.
    bool typeChallan();
    DocumentForm *form() const { return m_form; }
    static void submit() { press(Qt::Key_Return, Qt::ControlModifier); }

    // Every text of the form as a person sees it, and where the keyboard stands.
    QStringList screen() const;
    QString draftLabel() const;
    QString formBar() const; // what the bar above the form says; empty while it is silent
    bool isWaitingShown() const;
    Books books() const { return booksOf(kit.path()); }

    // The dialog that has the keyboard; waited for, null when none came.
    RollbackDialog *dialog(int milliseconds = 15000) const;
    static RollbackDialog *dialogNow();

private:
    DocumentForm *m_form = nullptr;
};

QString headline(const RollbackDialog *dialog);
QString happened(const RollbackDialog *dialog);
QString safety(const RollbackDialog *dialog);
QStringList buttons(const RollbackDialog *dialog); // those to be seen, in the order of the alphabet
QString defaultButton(const RollbackDialog *dialog);

// Where the dialog's words, the colour of its safety box, its buttons and the file contradict each other; empty when
// they agree. `before` is what the file held before Submit.
QString contradiction(const RollbackDialog *dialog, const Books &before, const Books &now);

} // namespace desk::test
