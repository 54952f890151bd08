#pragma once

#include <QPushButton>

namespace desk {

// The look of a button: "primary" (one a page), "danger", "quiet", "link"; an empty kind is the ordinary one.
void setButtonKind(QPushButton *button, const char *kind);

// The one thing a page is for, with its key in the words: "Submit   Ctrl+Enter".
class PrimaryButton : public QPushButton {
    Q_OBJECT

public:
    explicit PrimaryButton(const QString &text = {}, QWidget *parent = nullptr);
    // The key is told, not bound: the owner binds it.
    void setLabel(const QString &text, const QString &key = {});
};

// A square button with an icon and no words; the name is what a screen reader says and the tooltip shows.
class IconButton : public QPushButton {
    Q_OBJECT

public:
    IconButton(const QString &iconName, const QString &name, QWidget *parent = nullptr);
    QSize sizeHint() const override;
};

} // namespace desk
