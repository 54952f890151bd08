#pragma once

#include "base/money.h"
#include "base/quantity.h"
#include "base/rate.h"

#include <QLineEdit>

#include <variant>

namespace desk {

enum class NumberKind { Money, Quantity, Rate, Percent };

// Nothing where the field is empty or its text cannot be read.
using NumberValue = std::variant<std::monostate, Money, Quantity, Rate, Percent>;

// One number, typed the Indian way (base/typed.h): "1,00,000.50", "12*5". It is read when the field is left or Enter is
// pressed; then the grouped form is shown. What cannot be read stays as typed, with the reason in problem(). The wheel
// and the arrow keys change nothing. Never holds a double.
class NumberEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit NumberEdit(NumberKind kind, QWidget *parent = nullptr);

    NumberKind kind() const { return m_kind; }
    // Decimals in which a quantity is shown (R13); 3 where not given.
    void setDecimals(int decimals) { m_decimals = decimals; }

    NumberValue value() const { return m_value; }
    void setValue(const NumberValue &value);
    template <typename T>
    T valueOr(T fallback) const
    {
        const T *held = std::get_if<T>(&m_value);
        return held ? *held : fallback;
    }
    QString problem() const { return m_problem; }
    // In words: "12,34,567.50" and no more.
    QString displayText(const NumberValue &value) const;

    // Reads the text now. True where it is empty or a number. Emits as if the field had been left.
    bool commit();

Q_SIGNALS:
    // `typed` is the text as the person typed it; blank text gives a value of none.
    void valueCommitted(const QString &typed, const desk::NumberValue &value);
    void textRefused(const QString &typed, const QString &reason);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void showValue();

    NumberKind m_kind;
    int m_decimals = 3;
    NumberValue m_value;
    QString m_problem;
    QString m_typed;
    bool m_touched = false;
};

} // namespace desk
