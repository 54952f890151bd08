#include "views/shell/page.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QShortcut>

namespace desk {

QShortcut *Page::addKey(const QKeySequence &key, const std::function<void()> &act)
{
    auto *shortcut = new QShortcut(key, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, act);
    return shortcut;
}

void Page::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto *button = qobject_cast<QAbstractButton *>(focusWidget());
    if (enter && button && button->hasFocus() && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
        button->click();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace desk
