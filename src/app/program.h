#pragma once

#include "app/companyopener.h"
#include "app/options.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace desk {

class AcceptKeyFilter;
class DbExecutor;
class MainWindow;
class Preferences;
class StartWindow;

// The running program: opens the company file, then shows the window that works on it. Everything is made here.
class Program : public QObject {
    Q_OBJECT
public:
    explicit Program(ProgramOptions options, QObject *parent = nullptr);
    ~Program() override;

    void start();
    MainWindow *window() const { return m_window.get(); }
    StartWindow *startWindow() const { return m_start.get(); }

Q_SIGNALS:
    void windowShown();

private:
    void wearTheme();
    void bindStart();
    void open(const QString &url, bool readOnly);
    void openSample();
    void onOpened(const OpenedCompany &opened);
    void onFailed(const Error &error, const QString &file);
    void closeCompany();

    ProgramOptions m_options;
    std::unique_ptr<Preferences> m_preferences;
    AcceptKeyFilter *m_acceptKey;
    std::unique_ptr<CompanyOpener> m_opener;
    std::unique_ptr<StartWindow> m_start;
    QTimer m_patience; // a file that opens at once shows no "Opening …"
    QString m_url;
    // Destroyed from the last to the first: windows, then executors, then their databases.
    std::shared_ptr<FileLock> m_recoveryOwner;
    std::unique_ptr<DbExecutor> m_company;
    std::unique_ptr<DbExecutor> m_recovery;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace desk
