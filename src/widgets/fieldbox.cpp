#include "widgets/fieldbox.h"

#include "widgets/theme.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace desk {

FieldBox::FieldBox(QWidget *parent)
    : QWidget(parent), m_label(new QLabel(this)), m_below(new QLabel(this)), m_layout(new QVBoxLayout(this))
{
    setTextRole(m_label, "caption");
    m_below->setWordWrap(true);
    m_below->hide();
    m_label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_below->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_layout->addWidget(m_label);
    m_layout->addWidget(m_below);
    // Where a neighbour is taller the rest stays empty at the bottom.
    m_layout->setAlignment(Qt::AlignTop);
}

FieldBox::FieldBox(const QString &label, QWidget *field, QWidget *parent) : FieldBox(parent)
{
    setLabel(label);
    setField(field);
}

void FieldBox::setField(QWidget *field)
{
    m_field = field;
    m_layout->insertWidget(1, field);
    m_label->setBuddy(field);
    setFocusProxy(field);
    refresh();
}

void FieldBox::setLabel(const QString &text)
{
    m_text = text;
    refresh();
}

void FieldBox::setRequired(bool required)
{
    m_required = required;
    refresh();
}

void FieldBox::setProblem(const QString &problem)
{
    m_problem = problem;
    refresh();
}

void FieldBox::setWarning(const QString &warning)
{
    m_warning = warning;
    refresh();
}

void FieldBox::setHint(const QString &hint)
{
    m_hint = hint;
    refresh();
}

void FieldBox::refresh()
{
    m_label->setText(m_required ? m_text + u" *"_s : m_text);
    const QString below = !m_problem.isEmpty() ? m_problem : !m_warning.isEmpty() ? m_warning : m_hint;
    setTextRole(m_below, !m_problem.isEmpty() ? "error" : !m_warning.isEmpty() ? "warning" : "caption");
    m_below->setText(below);
    m_below->setVisible(!below.isEmpty());
    if (!m_field) {
        return;
    }
    markBad(m_field, !m_problem.isEmpty());
    m_field->setAccessibleName(QString(m_text).remove(u'&'));
    const QString required = m_required ? tr("required") : QString();
    m_field->setAccessibleDescription(required.isEmpty() || below.isEmpty() ? required + below
                                                                            : required + u". "_s + below);
}

} // namespace desk
