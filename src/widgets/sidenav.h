#pragma once

#include <QFrame>
#include <QList>

class QLabel;
class QVBoxLayout;

namespace desk {

class NavButton;

// The navigation at the left: 208 px with words, 56 px with icons alone while the window is narrower than 1200 px.
// The first eight answer to Ctrl+1..8; Up and Down walk, Enter and Space open.
class SideNav : public QFrame {
    Q_OBJECT

public:
    explicit SideNav(QWidget *parent = nullptr);

    void setCompany(const QString &name, const QString &detail);
    void setFoot(const QString &text);
    void addItem(const QString &id, const QString &iconName, const QString &text);
    void setCurrent(const QString &id); // emits nothing
    QString current() const { return m_current; }
    bool isCollapsed() const { return m_collapsed; }
    void setCollapsed(bool collapsed);

Q_SIGNALS:
    void activated(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void measure();

    struct Item {
        QString id;
        NavButton *button;
    };
    QList<Item> m_items;
    QString m_current;
    bool m_collapsed = false;
    QLabel *m_company;
    QLabel *m_detail;
    QLabel *m_foot;
    QVBoxLayout *m_list;
};

} // namespace desk
