#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include <functional>

class QKeySequence;
class QShortcut;

namespace desk {

// A key and what it does, for the key sheet.
struct KeyNote {
    QString area;
    QString keys;
    QString what;
};

// A page of the window.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    // The page was brought to the front: the keyboard goes to where work begins.
    virtual void arrive() = 0;
    // Open cells and texts go to the model, the recovery copy is written: the page or the program is about to go.
    virtual void settle() {}
    // What F6 walks through, in order. Each is a widget that takes the focus, or holds one that does.
    virtual QList<QWidget *> areas() const { return {}; }
    virtual QList<KeyNote> keys() const { return {}; }
    // Ctrl+N on this page.
    virtual void newOfThisKind() {}
    // The company file is open for reading alone.
    virtual void setReadOnly(bool) {}

protected:
    // A key that works while the keyboard is on the page.
    QShortcut *addKey(const QKeySequence &key, const std::function<void()> &act);
    // Enter presses the button that has the keyboard, as Space does.
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace desk
