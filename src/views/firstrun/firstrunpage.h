#pragma once

#include "domain/kinds.h"
#include "domain/party.h"

#include <QWidget>

#include <memory>

QT_BEGIN_NAMESPACE
namespace Ui {
class FirstRunPage;
}
QT_END_NAMESPACE

namespace desk {

// What a new company file needs to know: asked once. The file itself is made by whoever listens.
class FirstRunPage : public QWidget {
    Q_OBJECT
public:
    explicit FirstRunPage(const QString &suggestedFile, QWidget *parent = nullptr);
    ~FirstRunPage() override;

    void start();                      // the keyboard goes to the first field
    void setBusy(const QString &what); // empty = no more
    void showRefused(const QString &message);

Q_SIGNALS:
    void createRequested(const desk::Company &company, const QString &file);
    void sampleRequested();
    void openRequested(const QString &file);

private:
    void bind();
    void onGstin();
    void create();
    Company company() const;
    bool showProblems(const Company &company);
    void chooseFile();
    void openFile();

    std::unique_ptr<Ui::FirstRunPage> m_ui;
};

} // namespace desk
