#pragma once

#include <QObject>

class QWidget;

namespace desk {

// Enter walks the fields of a form: installed on the container, it moves the focus on Enter and back on Shift+Enter
// where the field with the focus did not want the key. On a button Enter presses it. A field of several lines keeps
// its Enter.
class FieldWalk : public QObject {
    Q_OBJECT

public:
    explicit FieldWalk(QWidget *container);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

// Moves the focus along the Tab order from `from`. False where there is no other field.
bool moveFocus(QWidget *from, bool forward);

// With "Tally keys" on, Ctrl+A accepts a form from any field. Fields claim that key for "select all" before a shortcut
// sees it (ux 6.3.10); installed on the application, this filter withdraws the claim.
class AcceptKeyFilter : public QObject {
    Q_OBJECT

public:
    explicit AcceptKeyFilter(QObject *parent = nullptr) : QObject(parent) {}

    void setTallyKeys(bool on) { m_on = on; }
    bool tallyKeys() const { return m_on; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool m_on = false;
};

} // namespace desk
