#pragma once

#include "widgets/tokens.h"

#include <QFrame>
#include <QList>
#include <QTimer>

class QLabel;

namespace desk {

class IconButton;

struct MessageLink {
    QString id;   // handed back by linkActivated()
    QString text; // as beside the field
};

// The bar above a form: what is wrong with links to each field, or what was done with things to do next. It pushes the
// form down and takes no room while it is silent. A success goes by itself after 8 seconds, though never while the
// mouse or the keyboard is in it. Screen readers are told.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    static constexpr int successMilliseconds = 8000;

    // "<headline> <link>, <link>": texts are plain, never rich.
    void showMessage(Tone tone, const QString &headline, const QList<MessageLink> &links = {},
                     const QString &rest = {});
    void clear();
    Tone tone() const { return m_tone; }
    QString plainText() const;
    void setCloseable(bool closeable);

Q_SIGNALS:
    void linkActivated(const QString &id);
    void closed(); // by the person or by time

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void expire();

    Tone m_tone = Tone::Accent;
    QString m_headline, m_rest;
    QList<MessageLink> m_links;
    QLabel *m_icon;
    QLabel *m_label;
    IconButton *m_close;
    QTimer m_timer;
};

} // namespace desk
