#include "widgets/dateedit.h"

#include "base/clock.h"
#include "base/typed.h"
#include "widgets/monthcalendar.h"
#include "widgets/theme.h"

#include <QAction>
#include <QFocusEvent>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace desk {

DateEdit::DateEdit(QWidget *parent) : QLineEdit(parent), m_today([] { return SystemClock().today(); })
{
    setPlaceholderText(tr("dd-mm-yyyy"));
    connect(this, &QLineEdit::textEdited, this, [this] {
        m_touched = true;
        closeCalendar();
    });
}

MonthCalendar *DateEdit::calendar() const
{
    return m_calendar;
}

void DateEdit::setDate(QDate date)
{
    m_date = date;
    m_problem.clear();
    m_touched = false;
    markBad(this, false);
    setText(date.isValid() ? dateToDisplay(date) : QString());
}

bool DateEdit::commit()
{
    if (!m_touched) {
        return m_problem.isEmpty();
    }
    m_touched = false;
    const QString typed = text();
    if (typed.trimmed().isEmpty()) {
        take({});
        return true;
    }
    const Typed<QDate> reading = parseDate(typed, m_today());
    if (!reading) {
        m_date = {};
        m_problem = reading.error();
        markBad(this, true);
        Q_EMIT textRefused(typed, m_problem);
        return false;
    }
    take(*reading);
    return true;
}

void DateEdit::take(QDate date)
{
    setDate(date);
    Q_EMIT dateCommitted(date);
}

void DateEdit::step(int days)
{
    if (!commit()) {
        return;
    }
    take(m_date.isValid() ? m_date.addDays(days) : m_today());
    selectAll();
}

bool DateEdit::event(QEvent *event)
{
    // An open month takes Esc and Enter before any shortcut of the form does.
    if (event->type() == QEvent::ShortcutOverride && m_calendar) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void DateEdit::keyPressEvent(QKeyEvent *event)
{
    if (m_calendar && calendarTakes(event)) {
        return;
    }
    const bool alt = event->modifiers().testFlag(Qt::AltModifier);
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_F4:
        if (alt || event->key() == Qt::Key_F4) {
            openCalendar();
        } else {
            step(-1);
        }
        return;
    case Qt::Key_Up:
        if (!alt) {
            step(1);
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter: commit(); break;
    case Qt::Key_Escape:
        if (m_touched) {
            setDate(m_date);
            selectAll();
            return;
        }
        break;
    default: break;
    }
    QLineEdit::keyPressEvent(event);
}

bool DateEdit::calendarTakes(QKeyEvent *event)
{
    const QDate current = m_calendar->current();
    switch (event->key()) {
    case Qt::Key_Left: m_calendar->setCurrent(current.addDays(-1)); return true;
    case Qt::Key_Right: m_calendar->setCurrent(current.addDays(1)); return true;
    case Qt::Key_Up: m_calendar->setCurrent(current.addDays(-7)); return true;
    case Qt::Key_Down: m_calendar->setCurrent(current.addDays(7)); return true;
    case Qt::Key_PageUp: m_calendar->setCurrent(current.addMonths(-1)); return true;
    case Qt::Key_PageDown: m_calendar->setCurrent(current.addMonths(1)); return true;
    case Qt::Key_Escape: closeCalendar(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        closeCalendar();
        take(current);
        return false; // and the field is left as with any Enter
    default: return false;
    }
}

void DateEdit::openCalendar()
{
    commit();
    const QDate today = m_today();
    m_calendar = new MonthCalendar(m_date.isValid() ? m_date : today, today, window());
    connect(m_calendar, &MonthCalendar::picked, this, [this](QDate date) {
        closeCalendar();
        take(date);
    });
    m_calendar->placeUnder(this);
}

void DateEdit::closeCalendar()
{
    if (m_calendar) {
        m_calendar->hide();
        m_calendar->deleteLater();
        m_calendar = nullptr;
    }
}

void DateEdit::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        selectAll();
    }
}

void DateEdit::focusOutEvent(QFocusEvent *event)
{
    if (event->reason() != Qt::PopupFocusReason) {
        closeCalendar();
        commit();
    }
    QLineEdit::focusOutEvent(event);
}

void DateEdit::mousePressEvent(QMouseEvent *event)
{
    closeCalendar();
    QLineEdit::mousePressEvent(event);
}

} // namespace desk
