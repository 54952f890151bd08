#include "views/document/formbinding.h"

#include "base/typed.h"
#include "widgets/dateedit.h"
#include "widgets/fieldbox.h"
#include "widgets/suggestedit.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFocusEvent>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

void showDate(DateEdit *edit, const QString &text)
{
    if (edit->text() == text)
        return;
    const QDate date = QDate::fromString(text, u"dd-MM-yyyy"_s);
    if (date.isValid() || text.isEmpty())
        edit->setDate(date);
    else
        edit->setText(text);
}

void showText(QWidget *widget, const QString &text)
{
    if (auto *date = qobject_cast<DateEdit *>(widget)) {
        showDate(date, text);
    } else if (auto *suggest = qobject_cast<SuggestEdit *>(widget)) {
        if (suggest->text() != text)
            suggest->setChoice(text, text.isEmpty() ? QVariant() : QVariant(text));
    } else if (auto *line = qobject_cast<QLineEdit *>(widget)) {
        if (line->text() == text)
            return;
        line->setText(text);
        // What the program puts under the cursor is replaced by what is typed next, never joined with it.
        if (line->hasFocus())
            line->selectAll();
    } else if (auto *choice = qobject_cast<QComboBox *>(widget)) {
        choice->setCurrentIndex(qMax(0, choice->findData(text)));
    } else if (auto *check = qobject_cast<QCheckBox *>(widget)) {
        const QSignalBlocker quiet(check);
        check->setChecked(text == u"1"_s);
    }
}

} // namespace

FormBinding::FormBinding(DocumentFormModel *model, QObject *parent) : QObject(parent), m_model(model)
{
    connect(model, &DocumentFormModel::fieldChanged, this, &FormBinding::show);
}

void FormBinding::add(Field field, QWidget *edit, FieldBox *box)
{
    m_widgets.insert(field, edit);
    m_fields.insert(edit, field);
    if (box)
        m_boxes.insert(field, box);
    edit->installEventFilter(this);
}

void FormBinding::addLine(Field field, QLineEdit *edit, FieldBox *box)
{
    add(field, edit, box);
    connect(edit, &QLineEdit::textEdited, m_model,
            [this, field](const QString &text) { m_model->setText(field, text); });
}

void FormBinding::addDate(Field field, DateEdit *edit, FieldBox *box)
{
    addLine(field, edit, box);
    connect(edit, &DateEdit::dateCommitted, m_model, [this, field, edit] { m_model->setText(field, edit->text()); });
}

void FormBinding::addChoice(Field field, QComboBox *edit, FieldBox *box)
{
    add(field, edit, box);
    connect(edit, &QComboBox::currentIndexChanged, m_model,
            [this, field, edit](int row) { m_model->setText(field, edit->itemData(row).toString()); });
}

void FormBinding::addCheck(Field field, QCheckBox *edit)
{
    add(field, edit, nullptr);
    connect(edit, &QCheckBox::toggled, m_model,
            [this, field](bool on) { m_model->setText(field, on ? u"1"_s : QString()); });
}

QString FormBinding::labelOf(Field field) const
{
    const FieldBox *box = m_boxes.value(field);
    return box ? box->label().remove(u'&') : QString();
}

void FormBinding::showAll()
{
    for (auto it = m_widgets.begin(); it != m_widgets.end(); ++it)
        show(it.key());
}

void FormBinding::show(Field field)
{
    QWidget *widget = m_widgets.value(field);
    if (!widget)
        return;
    showText(widget, m_model->text(field));
    FieldBox *box = m_boxes.value(field);
    if (box && box->problem() != m_model->problem(field))
        box->setProblem(m_model->problem(field));
}

void FormBinding::commitFocused()
{
    if (auto *date = qobject_cast<DateEdit *>(QApplication::focusWidget()); date && m_fields.contains(date))
        date->commit();
}

bool FormBinding::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason) {
            // After the field has read its own text.
            const Field field = m_fields.value(watched);
            QMetaObject::invokeMethod(
                this, [this, field] { m_model->leaveField(field); }, Qt::QueuedConnection);
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace desk
