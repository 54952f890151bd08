#pragma once

#include <QFrame>
#include <QPointer>

class QLabel;
class QScrollArea;

namespace desk {

class PrimaryButton;

// The panel at the right edge in which a record is made without leaving the form: 380 px, laid over its parent, not
// modal. Ctrl+Enter accepts, Esc closes; on closing the focus returns to where it was.
class SidePanel : public QFrame {
    Q_OBJECT

public:
    explicit SidePanel(QWidget *parent);

    static constexpr int panelWidth = 380;

    void setTitle(const QString &title);
    void setContent(QWidget *content); // takes it
    void setAcceptLabel(const QString &text);
    void open(QWidget *firstField);
    void close();

Q_SIGNALS:
    void accepted(); // the owner saves, then calls close()
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void place();

    QLabel *m_title;
    QScrollArea *m_scroll;
    PrimaryButton *m_accept;
    QPointer<QWidget> m_before;
};

} // namespace desk
