#include "widgets/keys.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>

namespace desk {

namespace {

bool isReturn(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

} // namespace

bool moveFocus(QWidget *from, bool forward)
{
    QWidget *next = from;
    while ((next = forward ? next->nextInFocusChain() : next->previousInFocusChain()) != from) {
        const bool takesTab = (next->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && !next->focusProxy();
        if (takesTab && next->isEnabled() && next->isVisible() && next->window() == from->window()) {
            next->setFocus(forward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
    return false;
}

FieldWalk::FieldWalk(QWidget *container) : QObject(container)
{
    container->installEventFilter(this);
}

bool FieldWalk::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress) {
        return QObject::eventFilter(watched, event);
    }
    const auto *key = static_cast<QKeyEvent *>(event);
    const Qt::KeyboardModifiers modifiers = key->modifiers() & ~Qt::KeypadModifier;
    QWidget *focused = QApplication::focusWidget();
    if (!focused || !isReturn(key->key()) || (modifiers != Qt::NoModifier && modifiers != Qt::ShiftModifier)) {
        return QObject::eventFilter(watched, event);
    }
    if (auto *button = qobject_cast<QAbstractButton *>(focused); button && modifiers == Qt::NoModifier) {
        button->click();
        return true;
    }
    return moveFocus(focused, modifiers == Qt::NoModifier);
}

bool AcceptKeyFilter::eventFilter(QObject *watched, QEvent *event)
{
    if (m_on && event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_A && key->modifiers() == Qt::ControlModifier) {
            event->ignore();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace desk
