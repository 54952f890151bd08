#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace desk {

class DateEdit;
class EntryModel;
class FieldBox;

// Ties the fields of the entry form to their model: texts both ways, problems under the fields, a check on leaving.
class FormBinding : public QObject {
    Q_OBJECT
public:
    FormBinding(EntryModel *model, QObject *parent);

    // `Field` is the enum by which the model counts its fields.
    template <typename Field>
    void addLine(Field field, QLineEdit *edit, FieldBox *box)
    {
        bindLine(int(field), edit, box);
    }
    template <typename Field>
    void addDate(Field field, DateEdit *edit, FieldBox *box)
    {
        bindDate(int(field), edit, box);
    }
    template <typename Field>
    void addChoice(Field field, QComboBox *edit, FieldBox *box) // item data = the field's text
    {
        bindChoice(int(field), edit, box);
    }
    template <typename Field>
    void addCheck(Field field, QCheckBox *edit)
    {
        bindCheck(int(field), edit);
    }

    QWidget *widgetOf(int field) const { return m_widgets.value(field); }
    int fieldOf(QWidget *edit) const { return m_fields.value(edit, -1); }
    QString labelOf(int field) const;
    void showAll();
    // The text of the field that has the keyboard is read now.
    void commitFocused();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void bindLine(int field, QLineEdit *edit, FieldBox *box);
    void bindDate(int field, DateEdit *edit, FieldBox *box);
    void bindChoice(int field, QComboBox *edit, FieldBox *box);
    void bindCheck(int field, QCheckBox *edit);
    void add(int field, QWidget *edit, FieldBox *box);
    void show(int field);

    EntryModel *m_model;
    QHash<int, QWidget *> m_widgets;
    QHash<int, FieldBox *> m_boxes;
    QHash<QObject *, int> m_fields;
};

} // namespace desk
