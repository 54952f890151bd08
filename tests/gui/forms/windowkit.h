#pragma once

#include "db/executor.h"
#include "domain/document.h"
#include "domain/draft.h"
#include "domain/order.h"
#include "domain/status.h"
#include "support/tempdatabase.h"
#include "views/shell/mainwindow.h"
#include "views/shell/preferences.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <utility>

class QLineEdit;

namespace desk {
class DocumentForm;
class DocumentListPage;
} // namespace desk

namespace desk::test {

// The whole window on a company of its own: a seller in Karnataka, two customers, three items, on 12 June 2026.
class WindowKit {
public:
    WindowKit();
    ~WindowKit();

    // The program starts anew, as after a crash: nothing is settled, the recovery copies stand as they are.
    void restart();
    MainWindow &window() { return *m_window; }
    DbExecutor &company() { return *m_company; }
    QString path() const { return m_file.path(); }
    const Actor &actor() const { return m_actor; }
    Preferences &preferences() { return *m_preferences; }
    DocumentForm *form(DocumentKind kind); // brought to the front, the keyboard in its first field
    DocumentListPage *list(DocumentKind kind);

    // All documents of the kind, oldest first, read past the window.
    std::vector<Document> documents(DocumentKind kind);
    Document issue(DocumentDraft draft); // written past the window, today where it has no date
    Document challanOf(const QString &party, const QString &item, const QString &quantity); // written past the window
    // Line 1, 2, … of items and quantities, written past the window; read back with what was dispatched.
    Order orderOf(const QString &party, const QString &number, const std::vector<std::pair<QString, QString>> &lines);
    Document challanOfOrder(const QString &party, const QString &order, int line, const QString &quantity);
    std::optional<Order> order(const QString &party, const QString &number);
    int copies();                             // how many recovery copies are kept
    QWidget *find(const QString &name) const; // in the page in front

private:
    void makeWindow();

    QTemporaryDir m_settings;
    TempDatabase m_file;
    TempDatabase m_copies;
    Actor m_actor;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<DbExecutor> m_company;
    std::unique_ptr<DbExecutor> m_recovery;
    std::unique_ptr<MainWindow> m_window;
};

// To whatever has the keyboard, as from the window system.
void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
void type(const QString &text);
// Types and presses Enter.
void enter(const QString &text);

QLineEdit *focusedEdit();

} // namespace desk::test
