#include "widgets/monthcalendar.h"

#include "widgets/theme.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

constexpr int margin = 8;
constexpr int columns = 7;
constexpr int rows = 6;

} // namespace

QRect placeBeside(const QWidget *editor, QSize size)
{
    const QWidget *window = editor->window();
    const QPoint top = editor->mapTo(window, QPoint(0, 0));
    const int below = window->height() - top.y() - editor->height();
    const bool under = below >= size.height() || below >= top.y();
    const int height = std::min(size.height(), (under ? below : top.y()) - 2);
    const int x = std::clamp(top.x(), 0, std::max(0, window->width() - size.width()));
    const int y = under ? top.y() + editor->height() + 1 : top.y() - height - 1;
    return QRect(x, y, size.width(), height);
}

MonthCalendar::MonthCalendar(QDate shown, QDate today, QWidget *parent)
    : QFrame(parent), m_current(shown), m_today(today)
{
    setFocusPolicy(Qt::NoFocus);
    setMouseTracking(true);
    setAutoFillBackground(true);
    setAccessibleName(tr("Calendar"));
}

void MonthCalendar::setCurrent(QDate date)
{
    m_current = date;
    update();
}

void MonthCalendar::placeUnder(const QWidget *editor)
{
    setGeometry(placeBeside(editor, sizeHint()));
    raise();
    show();
}

int MonthCalendar::cellSide() const
{
    return Theme::of(this).px(34);
}

QSize MonthCalendar::sizeHint() const
{
    const int side = cellSide();
    return QSize(columns * side + 2 * margin, (rows + 2) * side + 2 * margin);
}

QDate MonthCalendar::firstCell() const
{
    const QDate first(m_current.year(), m_current.month(), 1);
    return first.addDays(1 - first.dayOfWeek());
}

QRect MonthCalendar::cellRect(int index) const
{
    const int side = cellSide();
    return QRect(margin + index % columns * side, margin + (index / columns + 2) * side, side, side);
}

QRect MonthCalendar::arrowRect(bool forward) const
{
    const int side = cellSide();
    return QRect(forward ? width() - margin - side : margin, margin, side, side);
}

QDate MonthCalendar::dateAt(QPoint position) const
{
    for (int index = 0; index < rows * columns; ++index) {
        if (cellRect(index).contains(position)) {
            return firstCell().addDays(index);
        }
    }
    return {};
}

void MonthCalendar::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    const Theme theme = Theme::of(this);
    const Tokens &t = theme.tokens();
    const int side = cellSide();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    themeIcon(u"chevron-left"_s, ColorRole::Text).paint(&painter, arrowRect(false).adjusted(9, 9, -9, -9));
    themeIcon(u"chevron-right"_s, ColorRole::Text).paint(&painter, arrowRect(true).adjusted(9, 9, -9, -9));
    painter.setFont(theme.font(TextSize::Body, true));
    painter.setPen(t.text);
    const QString month = locale().standaloneMonthName(m_current.month());
    painter.drawText(QRect(0, margin, width(), side), Qt::AlignCenter, u"%1 %2"_s.arg(month).arg(m_current.year()));
    painter.setFont(theme.font(TextSize::Caption));
    painter.setPen(t.muted);
    for (int day = 0; day < columns; ++day) {
        painter.drawText(QRect(margin + day * side, margin + side, side, side), Qt::AlignCenter,
                         locale().standaloneDayName(day + 1, QLocale::ShortFormat));
    }
    painter.setFont(theme.font(TextSize::Body));
    for (int index = 0; index < rows * columns; ++index) {
        const QDate date = firstCell().addDays(index);
        const QRectF cell = QRectF(cellRect(index)).adjusted(1.5, 1.5, -1.5, -1.5);
        const bool current = date == m_current;
        painter.setPen(date == m_today ? QPen(t.accent, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(current ? t.accent : date == m_hovered ? t.selection : QColor(Qt::transparent));
        painter.drawRoundedRect(cell, Theme::radiusField, Theme::radiusField);
        painter.setPen(current ? t.onAccent : date.month() == m_current.month() ? t.text : t.muted);
        painter.drawText(cell, Qt::AlignCenter, QString::number(date.day()));
    }
}

void MonthCalendar::mousePressEvent(QMouseEvent *event)
{
    const QPoint position = event->position().toPoint();
    if (arrowRect(false).contains(position)) {
        setCurrent(m_current.addMonths(-1));
    } else if (arrowRect(true).contains(position)) {
        setCurrent(m_current.addMonths(1));
    } else if (const QDate date = dateAt(position); date.isValid()) {
        Q_EMIT picked(date);
    }
}

void MonthCalendar::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = dateAt(event->position().toPoint());
    update();
}

void MonthCalendar::leaveEvent(QEvent *)
{
    m_hovered = {};
    update();
}

} // namespace desk
