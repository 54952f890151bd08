#include "app/program.h"

#include "db/executor.h"
#include "services/upkeep.h"
#include "viewmodels/failure.h"
#include "views/firstrun/firstrunpage.h"
#include "views/firstrun/startwindow.h"
#include "views/shell/mainwindow.h"
#include "views/shell/preferences.h"
#include "widgets/keys.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMilliseconds = 300;
constexpr int sampleDocuments = 240;

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

} // namespace

Program::Program(ProgramOptions options, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_preferences(std::make_unique<Preferences>()),
      m_acceptKey(new AcceptKeyFilter(this)),
      m_opener(std::make_unique<CompanyOpener>(m_options.actor, QDir(dataFolder()).filePath(u"recovery"_s)))
{
    m_acceptKey->setTallyKeys(m_preferences->tallyKeys());
    qApp->installEventFilter(m_acceptKey);
    connect(m_preferences.get(), &Preferences::tallyKeysChanged, m_acceptKey, &AcceptKeyFilter::setTallyKeys);
    connect(m_preferences.get(), &Preferences::themeChanged, this, &Program::wearTheme);
    connect(m_opener.get(), &CompanyOpener::opened, this, &Program::onOpened);
    connect(m_opener.get(), &CompanyOpener::failed, this, &Program::onFailed);
    wearTheme();
    m_start = std::make_unique<StartWindow>(defaultCompanyPath());
    bindStart();
}

Program::~Program()
{
    closeCompany();
}

void Program::wearTheme()
{
    applyTheme(*qApp, Theme(m_preferences->themeMode(), m_preferences->textPercent(), QLocale().language()));
}

void Program::bindStart()
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMilliseconds);
    connect(&m_patience, &QTimer::timeout, m_start.get(), &QWidget::show);
    connect(m_opener.get(), &CompanyOpener::progress, m_start.get(), [this](const QString &text) {
        m_start->showOpening(text);
        m_start->show();
    });
    connect(m_start.get(), &StartWindow::tryAgainRequested, this, [this] { open(m_url, false); });
    connect(m_start.get(), &StartWindow::readOnlyRequested, this, [this] { open(m_url, true); });
    connect(m_start.get(), &StartWindow::openRequested, this, [this](const QString &file) { open(file, false); });
    connect(m_start.get(), &StartWindow::closeRequested, qApp, &QCoreApplication::quit);
    FirstRunPage *page = m_start->firstRun();
    connect(page, &FirstRunPage::openRequested, this, [this](const QString &file) { open(file, false); });
    connect(page, &FirstRunPage::sampleRequested, this, &Program::openSample);
    connect(page, &FirstRunPage::createRequested, this, [this, page](const Company &company, const QString &file) {
        m_url = file;
        page->setBusy(tr("Making the company file …"));
        m_opener->create(file, company);
    });
}

void Program::start()
{
    if (m_options.demo && m_options.company.isEmpty()) {
        openSample();
        return;
    }
    const bool named = !m_options.company.isEmpty();
    const QString url = named ? m_options.company : defaultCompanyPath();
    if (!named && !QFileInfo::exists(url)) {
        m_start->showFirstRun();
        return;
    }
    open(url, false);
}

void Program::open(const QString &url, bool readOnly)
{
    m_url = url;
    m_start->showOpening(tr("Opening %1").arg(QDir::toNativeSeparators(url)));
    m_patience.start();
    m_opener->open(url, readOnly);
}

void Program::openSample()
{
    m_url = QDir(dataFolder()).filePath(u"sample.db"_s);
    m_start->showOpening(tr("Making the sample company …"));
    m_patience.start();
    m_opener->openSample(m_url, sampleDocuments);
}

void Program::closeCompany()
{
    m_window.reset();
    m_recovery.reset();
    m_recoveryOwner.reset();
    m_company.reset();
}

void Program::onOpened(const OpenedCompany &opened)
{
    m_patience.stop();
    closeCompany();
    m_company = std::make_unique<DbExecutor>(opened.company);
    m_recoveryOwner = opened.recovery.owner;
    if (opened.recovery.database)
        m_recovery = std::make_unique<DbExecutor>(opened.recovery.database);
    MainWindow::Setup setup;
    setup.session.company = m_company.get();
    setup.session.recovery = m_recovery.get();
    setup.session.actor = m_options.actor;
    setup.session.fileName = opened.fileName;
    setup.readOnlyReason = opened.readOnlyReason;
    setup.dayIsSet = m_options.actor.dayIsSet;
    m_window = std::make_unique<MainWindow>(setup, m_preferences.get());
    m_window->show();
    m_start->hide();
    Q_EMIT windowShown();
}

void Program::onFailed(const Error &error, const QString &file)
{
    m_patience.stop();
    if (error.kind == Error::Kind::Refused) {
        m_start->showFirstRun();
        m_start->firstRun()->showRefused(error.message);
        return;
    }
    m_start->firstRun()->setBusy({});
    FailureContext context;
    context.action = tr("Open the company file");
    context.document = QFileInfo(file).fileName();
    context.draftKept = false;
    context.file = file;
    context.at = m_options.actor.clock->now();
    Failure failure = describeFailure(error, context);
    failure.headline = error.fault == DbFault::SchemaTooNew || error.fault == DbFault::Corrupt
        ? failure.headline
        : tr("%1 could not be opened").arg(QFileInfo(file).fileName());
    m_start->showFailure(failure);
}

} // namespace desk
