#pragma once

#include "viewmodels/documentformmodel.h"

#include <QHash>
#include <QList>
#include <QObject>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace desk {

class DateEdit;
class FieldBox;

// Ties the fields of the entry form to their model: texts both ways, problems under the fields, a check on leaving.
class FormBinding : public QObject {
    Q_OBJECT
public:
    using Field = DocumentFormModel::Field;

    FormBinding(DocumentFormModel *model, QObject *parent);

    void addLine(Field field, QLineEdit *edit, FieldBox *box);
    void addDate(Field field, DateEdit *edit, FieldBox *box);
    void addChoice(Field field, QComboBox *edit, FieldBox *box); // item data = the field's text
    void addCheck(Field field, QCheckBox *edit);

    QWidget *widgetOf(Field field) const { return m_widgets.value(field); }
    QString labelOf(Field field) const;
    void showAll();
    // The text of the field that has the keyboard is read now.
    void commitFocused();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void add(Field field, QWidget *edit, FieldBox *box);
    void show(Field field);

    DocumentFormModel *m_model;
    QHash<Field, QWidget *> m_widgets;
    QHash<Field, FieldBox *> m_boxes;
    QHash<QObject *, Field> m_fields;
};

} // namespace desk
