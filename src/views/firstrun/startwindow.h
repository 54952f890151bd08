#pragma once

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace desk {

class FirstRunPage;
class RollbackDialog;
struct Failure;

// What stands on the screen before there is a company to work in: "Opening …", the first-run page, or a fault.
class StartWindow : public QWidget {
    Q_OBJECT
public:
    explicit StartWindow(const QString &suggestedFile, QWidget *parent = nullptr);

    FirstRunPage *firstRun() const { return m_firstRun; }
    void showOpening(const QString &text);
    void showFirstRun();
    void showFailure(const Failure &failure);
    RollbackDialog *faultDialog() const { return m_dialog; }

Q_SIGNALS:
    void tryAgainRequested();
    void readOnlyRequested();
    void openRequested(const QString &file);
    void closeRequested();

private:
    void chooseAnother();

    QStackedWidget *m_stack;
    QLabel *m_opening;
    FirstRunPage *m_firstRun;
    RollbackDialog *m_dialog = nullptr;
};

} // namespace desk
