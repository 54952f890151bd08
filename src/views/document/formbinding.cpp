#include "views/document/formbinding.h"

#include "viewmodels/entrymodel.h"
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

FormBinding::FormBinding(EntryModel *model, QObject *parent) : QObject(parent), m_model(model)
{
    connect(model, &EntryModel::fieldUpdated, this, &FormBinding::show);
}

void FormBinding::add(int field, QWidget *edit, FieldBox *box)
{
    m_widgets.insert(field, edit);
    m_fields.insert(edit, field);
    if (box)
        m_boxes.insert(field, box);
    edit->installEventFilter(this);
}

void FormBinding::bindLine(int field, QLineEdit *edit, FieldBox *box)
{
    add(field, edit, box);
    connect(edit, &QLineEdit::textEdited, m_model,
            [this, field](const QString &text) { m_model->typeField(field, text); });
}

void FormBinding::bindDate(int field, DateEdit *edit, FieldBox *box)
{
    bindLine(field, edit, box);
    connect(edit, &DateEdit::dateCommitted, m_model, [this, field, edit] { m_model->typeField(field, edit->text()); });
}

void FormBinding::bindChoice(int field, QComboBox *edit, FieldBox *box)
{
    add(field, edit, box);
    connect(edit, &QComboBox::currentIndexChanged, m_model,
            [this, field, edit](int row) { m_model->typeField(field, edit->itemData(row).toString()); });
}

void FormBinding::bindCheck(int field, QCheckBox *edit)
{
    add(field, edit, nullptr);
    connect(edit, &QCheckBox::toggled, m_model,
            [this, field](bool on) { m_model->typeField(field, on ? u"1"_s : QString()); });
}

QString FormBinding::labelOf(int field) const
{
    const FieldBox *box = m_boxes.value(field);
    return box ? box->label().remove(u'&') : QString();
}

void FormBinding::showAll()
{
    for (auto it = m_widgets.begin(); it != m_widgets.end(); ++it)
        show(it.key());
}

void FormBinding::show(int field)
{
    QWidget *widget = m_widgets.value(field);
    if (!widget)
        return;
    showText(widget, m_model->fieldText(field));
    FieldBox *box = m_boxes.value(field);
    if (box && box->problem() != m_model->fieldProblem(field))
        box->setProblem(m_model->fieldProblem(field));
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
            const int field = m_fields.value(watched);
            QMetaObject::invokeMethod(
                this, [this, field] { m_model->checkField(field); }, Qt::QueuedConnection);
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace desk
