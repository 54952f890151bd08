#pragma once

#include <QLabel>
#include <QPointer>
#include <QWidget>

class QVBoxLayout;

namespace desk {

// A field with its label above and, when needed, one line under it: why it must be mended, or a hint. The label names
// the field for a screen reader and takes its mnemonic.
class FieldBox : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString label READ label WRITE setLabel)
    Q_PROPERTY(bool required READ isRequired WRITE setRequired)

public:
    explicit FieldBox(QWidget *parent = nullptr);
    FieldBox(const QString &label, QWidget *field, QWidget *parent = nullptr);

    QWidget *field() const { return m_field; }
    void setField(QWidget *field); // takes it as a child
    QString label() const { return m_text; }
    void setLabel(const QString &text); // may hold a mnemonic; no colon
    bool isRequired() const { return m_required; }
    void setRequired(bool required);

    // An empty text takes the mark away.
    void setProblem(const QString &problem);
    void setWarning(const QString &warning);
    void setHint(const QString &hint);
    QString problem() const { return m_problem; }

private:
    void refresh();

    QString m_text;
    bool m_required = false;
    QString m_problem, m_warning, m_hint;
    QLabel *m_label;
    QLabel *m_below;
    QPointer<QWidget> m_field;
    QVBoxLayout *m_layout;
};

} // namespace desk
