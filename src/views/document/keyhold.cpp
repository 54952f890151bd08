#include "views/document/keyhold.h"

#include <QApplication>
#include <QShortcut>
#include <QWidget>

namespace desk {

namespace {

bool isReturn(const QKeyEvent &key)
{
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
}

bool isMouse(QEvent::Type type)
{
    return type == QEvent::MouseButtonPress || type == QEvent::MouseButtonRelease || type == QEvent::MouseButtonDblClick
        || type == QEvent::Wheel;
}

// Leaving the program is possible at any time.
bool isQuit(const QKeyEvent &key)
{
    return key.key() == Qt::Key_Q && key.modifiers() == Qt::ControlModifier;
}

} // namespace

KeyHold::KeyHold(QWidget *form) : QObject(form), m_form(form) {}

void KeyHold::hold()
{
    if (m_holding)
        return;
    m_holding = true;
    qApp->installEventFilter(this);
}

void KeyHold::release(bool giveBack)
{
    if (!m_holding)
        return;
    m_holding = false;
    qApp->removeEventFilter(this);
    QList<std::shared_ptr<QKeyEvent>> keys;
    keys.swap(m_keys);
    if (!giveBack)
        return;
    // A second press of what submitted this document is not meant for the next one (C32).
    while (!keys.isEmpty() && (isReturn(*keys.first()) || keys.first()->isAutoRepeat()))
        keys.removeFirst();
    for (const auto &key : std::as_const(keys)) {
        if (m_holding)
            m_keys.append(key);
        else
            give(*key);
    }
}

void KeyHold::give(const QKeyEvent &key)
{
    const QKeySequence sequence(key.keyCombination());
    for (QShortcut *shortcut : m_form->window()->findChildren<QShortcut *>()) {
        const auto *owner = qobject_cast<QWidget *>(shortcut->parent());
        if (shortcut->isEnabled() && shortcut->key() == sequence && owner && owner->isVisible()) {
            Q_EMIT shortcut->activated();
            return;
        }
    }
    QWidget *focused = QApplication::focusWidget();
    if (!focused)
        return;
    QKeyEvent press(QEvent::KeyPress, key.key(), key.modifiers(), key.text());
    QCoreApplication::sendEvent(focused, &press);
}

bool KeyHold::isOurs(const QObject *watched) const
{
    const auto *widget = qobject_cast<const QWidget *>(watched);
    return widget && !QApplication::activeModalWidget() && m_form->isVisible()
        && (widget == m_form || m_form->isAncestorOf(widget));
}

bool KeyHold::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    const bool isKey = type == QEvent::KeyPress || type == QEvent::KeyRelease || type == QEvent::ShortcutOverride;
    if ((!isKey && !isMouse(type)) || !isOurs(watched))
        return QObject::eventFilter(watched, event);
    if (!isKey)
        return true;
    const auto *key = static_cast<QKeyEvent *>(event);
    if (isQuit(*key))
        return QObject::eventFilter(watched, event);
    if (type == QEvent::ShortcutOverride)
        event->accept(); // no shortcut: the key comes as a key
    if (type == QEvent::KeyPress)
        m_keys.append(std::shared_ptr<QKeyEvent>(key->clone()));
    return true;
}

} // namespace desk
