#pragma once

#include <QDate>
#include <QLineEdit>
#include <QPointer>

#include <functional>

namespace desk {

class MonthCalendar;

// A date as people type it (base/typed.h): t, +, -, +5, 5, 5-4, 0504. Read when the field is left or Enter is pressed,
// then shown as dd-MM-yyyy. What cannot be read stays as typed, with the reason in problem(). Up and Down step a day,
// Alt+Down opens a month laid over the window; the keyboard stays in the field.
class DateEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit DateEdit(QWidget *parent = nullptr);

    // Where today comes from; the system's clock in India where not given.
    void setToday(std::function<QDate()> today) { m_today = std::move(today); }

    QDate date() const { return m_date; } // invalid where empty or unreadable
    void setDate(QDate date);
    QString problem() const { return m_problem; }

    // Reads the text now. True where it is empty or a date.
    bool commit();

    MonthCalendar *calendar() const; // null while closed

Q_SIGNALS:
    void dateCommitted(QDate date); // invalid for an emptied field
    void textRefused(const QString &typed, const QString &reason);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void openCalendar();
    void closeCalendar();
    bool calendarTakes(QKeyEvent *event);
    void step(int days);
    void take(QDate date);

    std::function<QDate()> m_today;
    QDate m_date;
    QString m_problem;
    bool m_touched = false;
    QPointer<MonthCalendar> m_calendar;
};

} // namespace desk
