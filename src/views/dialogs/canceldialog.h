#pragma once

#include <QDialog>

#include <memory>

QT_BEGIN_NAMESPACE
namespace Ui {
class CancelDialog;
}
QT_END_NAMESPACE

namespace desk {

// Asks for the reason of a cancellation, which is kept with the document (R8, R29).
class CancelDialog : public QDialog {
    Q_OBJECT
public:
    CancelDialog(const QString &documentTitle, QWidget *parent);
    ~CancelDialog() override;
    // For another act that needs a reason than the cancellation of a document.
    void setReason(const QString &usual); // stands there to be taken or written over
    void setTexts(const QString &headline, const QString &what, const QString &button);

Q_SIGNALS:
    void confirmed(const QString &reason);

private:
    void confirm();

    std::unique_ptr<Ui::CancelDialog> m_ui;
};

} // namespace desk
