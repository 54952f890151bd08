#pragma once

#include "domain/pending.h"

#include <QDialog>

#include <memory>
#include <vector>

class QComboBox;

QT_BEGIN_NAMESPACE
namespace Ui {
class PendingPicker;
}
QT_END_NAMESPACE

namespace desk {

class PendingModel;

// Chooses open lines to bring into a form: Space ticks a line, Shift+Space its whole document, Ctrl+A all of the period;
// a typed quantity takes a part, Enter brings what is ticked.
class PendingPicker : public QDialog {
    Q_OBJECT
public:
    PendingPicker(DocumentKind kind, const QString &party, std::vector<PendingLine> lines, QDate today,
                  QWidget *parent);
    ~PendingPicker() override;

Q_SIGNALS:
    void brought(const std::vector<desk::PendingLine> &lines, const std::vector<desk::Quantity> &quantities);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showCount();
    void showPeriod();
    void tickDocument(int row);
    void tickShown();
    void bring();

    std::unique_ptr<Ui::PendingPicker> m_ui;
    PendingModel *m_model;
    QComboBox *m_period;
    QDate m_today;
};

} // namespace desk
