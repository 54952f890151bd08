#pragma once

#include <QFrame>
#include <QLabel>

namespace desk {

// A framed surface with the padding of a card.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);
};

// 12 pt semibold, above a group of fields.
class SectionTitle : public QLabel {
    Q_OBJECT

public:
    explicit SectionTitle(const QString &text = {}, QWidget *parent = nullptr);
};

// 15 pt semibold, the name of a page.
class PageTitle : public QLabel {
    Q_OBJECT

public:
    explicit PageTitle(const QString &text = {}, QWidget *parent = nullptr);
};

} // namespace desk
