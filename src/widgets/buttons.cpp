#include "widgets/buttons.h"

#include "widgets/theme.h"

#include <QStyle>

using namespace Qt::StringLiterals;

namespace desk {

void setButtonKind(QPushButton *button, const char *kind)
{
    button->setProperty("kind", QString::fromLatin1(kind));
    button->updateGeometry();
    button->update();
}

PrimaryButton::PrimaryButton(const QString &text, QWidget *parent) : QPushButton(text, parent)
{
    setButtonKind(this, "primary");
}

void PrimaryButton::setLabel(const QString &text, const QString &key)
{
    setText(key.isEmpty() ? text : text + u"   "_s + key);
    setAccessibleName(QString(text).remove(u'&'));
    setAccessibleDescription(key);
}

IconButton::IconButton(const QString &iconName, const QString &name, QWidget *parent) : QPushButton(parent)
{
    setButtonKind(this, "quiet");
    setIcon(themeIcon(iconName, ColorRole::Muted));
    setIconSize(QSize(16, 16));
    setAccessibleName(name);
    setToolTip(name);
}

QSize IconButton::sizeHint() const
{
    const int side = Theme::of(this).px(32);
    return QSize(side, side);
}

} // namespace desk
