#include "widgets/numberedit.h"

#include "base/typed.h"
#include "widgets/arithmetic.h"
#include "widgets/theme.h"

#include <QFocusEvent>
#include <QKeyEvent>

namespace desk {

namespace {

using Reading = tl::expected<NumberValue, QString>;

template <typename T>
Reading widened(const Typed<T> &typed)
{
    return typed ? Reading(NumberValue(*typed)) : Reading(tl::unexpect, typed.error());
}

Reading read(NumberKind kind, const QString &text)
{
    if (text.trimmed().isEmpty()) {
        return NumberValue();
    }
    switch (kind) {
    case NumberKind::Money: return widened(parseMoney(text));
    case NumberKind::Quantity: return widened(parseQuantity(text));
    case NumberKind::Rate: return widened(parseRate(text));
    case NumberKind::Percent: return widened(parsePercent(text));
    }
    return NumberValue();
}

} // namespace

NumberEdit::NumberEdit(NumberKind kind, QWidget *parent) : QLineEdit(parent), m_kind(kind)
{
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setInputMethodHints(Qt::ImhFormattedNumbersOnly);
    connect(this, &QLineEdit::textEdited, this, [this] { m_touched = true; });
}

void NumberEdit::setValue(const NumberValue &value)
{
    m_value = value;
    m_problem.clear();
    m_typed.clear();
    m_touched = false;
    markBad(this, false);
    showValue();
}

QString NumberEdit::displayText(const NumberValue &value) const
{
    struct Words {
        int decimals;
        QString operator()(std::monostate) const { return {}; }
        QString operator()(Money money) const { return money.toDisplay(); }
        QString operator()(Quantity quantity) const { return quantity.toDisplay(decimals); }
        QString operator()(Rate rate) const { return rate.toDisplay(); }
        QString operator()(Percent percent) const { return percent.toPlain(); }
    };
    return std::visit(Words{m_decimals}, value);
}

void NumberEdit::showValue()
{
    setText(displayText(m_value));
}

bool NumberEdit::commit()
{
    if (!m_touched) {
        return m_problem.isEmpty();
    }
    m_touched = false;
    m_typed = text();
    const Reading reading = read(m_kind, workedOut(m_kind, m_typed));
    if (!reading) {
        m_value = {};
        m_problem = reading.error();
        markBad(this, true);
        Q_EMIT textRefused(m_typed, m_problem);
        return false;
    }
    m_value = *reading;
    m_problem.clear();
    markBad(this, false);
    showValue();
    Q_EMIT valueCommitted(m_typed, m_value);
    return true;
}

void NumberEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        commit();
    }
    if (event->key() == Qt::Key_Escape && m_touched) {
        setValue(m_value);
        selectAll();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void NumberEdit::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        selectAll();
    }
}

void NumberEdit::focusOutEvent(QFocusEvent *event)
{
    if (event->reason() != Qt::PopupFocusReason) {
        commit();
    }
    QLineEdit::focusOutEvent(event);
}

void NumberEdit::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace desk
