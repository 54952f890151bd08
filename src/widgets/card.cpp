#include "widgets/card.h"

#include "widgets/theme.h"

namespace desk {

Card::Card(QWidget *parent) : QFrame(parent)
{
    setContentsMargins(16, 12, 16, 12);
    setAttribute(Qt::WA_StyledBackground);
}

SectionTitle::SectionTitle(const QString &text, QWidget *parent) : QLabel(text, parent)
{
    setTextRole(this, "section");
}

PageTitle::PageTitle(const QString &text, QWidget *parent) : QLabel(text, parent)
{
    setTextRole(this, "title");
}

} // namespace desk
