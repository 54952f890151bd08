#pragma once

#include <QDate>
#include <QFrame>

namespace desk {

// One month, painted, weeks from Monday. It never takes the keyboard: its field steers it.
class MonthCalendar : public QFrame {
    Q_OBJECT

public:
    MonthCalendar(QDate shown, QDate today, QWidget *parent);

    QDate current() const { return m_current; }
    void setCurrent(QDate date);
    void placeUnder(const QWidget *editor);
    QSize sizeHint() const override;

Q_SIGNALS:
    void picked(QDate date);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QDate firstCell() const;
    QRect cellRect(int index) const;
    QDate dateAt(QPoint position) const;
    int cellSide() const;
    QRect arrowRect(bool forward) const;

    QDate m_current;
    QDate m_today;
    QDate m_hovered;
};

// The place for a child of the top-level window beside an editor: below it, above where there is no room below.
QRect placeBeside(const QWidget *editor, QSize size);

} // namespace desk
