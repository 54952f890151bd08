#include "gui/forms/windowkit.h"

#include "base/typed.h"
#include "db/transaction.h"
#include "services/companies.h"
#include "services/documents.h"
#include "services/drafts.h"
#include "services/lists.h"
#include "services/masters.h"
#include "services/orders.h"
#include "services/upkeep.h"
#include "views/document/documentform.h"
#include "views/lists/documentlistpage.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QWindow>

namespace desk::test {

using namespace Qt::StringLiterals;

namespace {

template <typename Fn>
void write(Database &database, Fn fn)
{
    database.withConnection([&](Connection &connection) {
        Transaction transaction(connection);
        fn(connection);
        transaction.commit();
    });
}

Party partyOf(const QString &code, const QString &name, const QString &gstin, const QString &city)
{
    Party party;
    party.code = code;
    party.name = name;
    party.gstin = gstin;
    party.address.lines = {u"14 Mill Road"_s};
    party.address.city = city;
    party.address.state = gstin.left(2);
    return party;
}

Item itemOf(const QString &code, const QString &name, const QString &hsn, const QString &unit, const QString &rate)
{
    Item item;
    item.code = code;
    item.name = name;
    item.hsn = hsn;
    item.unit = unit;
    item.gst = parsePercent(u"18"_s).value();
    item.rate = parseRate(rate).value();
    return item;
}

void fill(Database &database, const Actor &actor)
{
    write(database, [&](Connection &connection) {
        Company company;
        company.name = u"Malnad Metal Works"_s;
        company.gstin = u"29AAAAA0000A1ZY"_s;
        company.address.lines = {u"7 Foundry Street"_s};
        company.address.city = u"Shivamogga"_s;
        company.address.state = u"29"_s;
        QVERIFY(createCompany(connection, company, {}, actor));
        QVERIFY(
            saveParty(connection, partyOf(u"KAVERI"_s, u"Kaveri Pumps"_s, u"29BBBBB1111B1ZJ"_s, u"Mysuru"_s), actor));
        QVERIFY(
            saveParty(connection, partyOf(u"SAHYA"_s, u"Sahyadri Tools"_s, u"27CCCCC2222C1Z8"_s, u"Pune"_s), actor));
        QVERIFY(saveItem(connection, itemOf(u"ROD12"_s, u"Copper rod 12 mm"_s, u"7407"_s, u"KGS"_s, u"812"_s), actor));
        QVERIFY(saveItem(connection, itemOf(u"BOLT8"_s, u"Bolt M8 x 40"_s, u"7318"_s, u"NOS"_s, u"8.50"_s), actor));
        QVERIFY(
            saveItem(connection, itemOf(u"SHEET2"_s, u"Aluminium sheet 2 mm"_s, u"7606"_s, u"KGS"_s, u"245"_s), actor));
    });
}

} // namespace

WindowKit::WindowKit() : m_file(companySchema()), m_copies(recoverySchema())
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"ChallanDeskTest"_s);
    QCoreApplication::setApplicationName(u"ChallanDeskTest"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    QLocale::setDefault(QLocale(QLocale::English, QLocale::India));
    m_actor.user = u"ramesh"_s;
    m_actor.clock = std::make_shared<FixedDayClock>(QDate(2026, 6, 12));
    fill(m_file.database(), m_actor);

    applyTheme(*qApp, Theme(ThemeMode::Light));
    m_preferences = std::make_unique<Preferences>();
    m_company = std::make_unique<DbExecutor>(m_file.shared());
    m_recovery = std::make_unique<DbExecutor>(m_copies.shared());
    makeWindow();
}

void WindowKit::makeWindow()
{
    MainWindow::Setup setup;
    setup.session = {m_company.get(), m_recovery.get(), m_actor, m_file.path()};
    m_window = std::make_unique<MainWindow>(setup, m_preferences.get());
    m_window->resize(1366, 728);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void WindowKit::restart()
{
    m_window.reset();
    makeWindow();
}

WindowKit::~WindowKit()
{
    m_window.reset();
    m_recovery.reset();
    m_company.reset();
}

DocumentForm *WindowKit::form(DocumentKind kind)
{
    return qobject_cast<DocumentForm *>(
        m_window->goTo(kind == DocumentKind::Invoice ? u"new-invoice"_s : u"new-challan"_s));
}

DocumentListPage *WindowKit::list(DocumentKind kind)
{
    return qobject_cast<DocumentListPage *>(
        m_window->goTo(kind == DocumentKind::Invoice ? u"invoices"_s : u"challans"_s));
}

std::vector<Document> WindowKit::documents(DocumentKind kind)
{
    std::vector<Document> found;
    m_file.database().withConnection([&](Connection &connection) {
        const ReadTransaction snapshot(connection);
        DocumentFilter filter;
        filter.kind = kind;
        filter.sort = DocumentSort::Number;
        filter.descending = false;
        const std::vector<DocumentId> ids = documentIds(connection, filter).value();
        for (const DocumentId id : ids)
            found.push_back(documentById(connection, id).value());
    });
    return found;
}

Document WindowKit::issue(DocumentDraft draft)
{
    Document made;
    write(m_file.database(), [&](Connection &connection) {
        draft.uuid = QUuid::createUuid();
        if (!draft.date.isValid())
            draft.date = m_actor.clock->today();
        made = submitDocument(connection, draft, m_actor).value().document;
    });
    return made;
}

Document WindowKit::challanOf(const QString &party, const QString &item, const QString &quantity)
{
    DocumentDraft draft;
    draft.partyCode = party;
    DraftLine line;
    line.item = item;
    line.quantity = parseQuantity(quantity).value();
    draft.lines = {line};
    return issue(draft);
}

Document WindowKit::challanOfOrder(const QString &party, const QString &order, int line, const QString &quantity)
{
    DocumentDraft draft;
    draft.partyCode = party;
    DraftLine of;
    of.order = order;
    of.orderLine = line;
    of.quantity = parseQuantity(quantity).value();
    draft.lines = {of};
    return issue(draft);
}

Order WindowKit::orderOf(const QString &party, const QString &number,
                         const std::vector<std::pair<QString, QString>> &lines)
{
    Order made;
    write(m_file.database(), [&](Connection &connection) {
        OrderDraft draft;
        draft.number = number;
        draft.date = m_actor.clock->today();
        draft.partyCode = party;
        for (const auto &[item, quantity] : lines) {
            OrderDraft::Line line;
            line.item = item;
            line.quantity = parseQuantity(quantity).value();
            draft.lines.push_back(line);
        }
        made = saveOrder(connection, draft, m_actor).value();
    });
    return made;
}

std::optional<Order> WindowKit::order(const QString &party, const QString &number)
{
    std::optional<Order> found;
    m_file.database().withConnection([&](Connection &connection) {
        const ReadTransaction snapshot(connection);
        if (auto order = orderByNumber(connection, party, number))
            found = *std::move(order);
    });
    return found;
}

int WindowKit::copies()
{
    std::size_t count = 0;
    m_copies.database().withConnection([&](Connection &connection) {
        const ReadTransaction snapshot(connection);
        count = draftList(connection).value().size();
    });
    return int(count);
}

QWidget *WindowKit::find(const QString &name) const
{
    return m_window->currentPage()->findChild<QWidget *>(name);
}

void press(int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(QGuiApplication::focusWindow(), Qt::Key(key), modifiers);
}

void type(const QString &text)
{
    for (const QChar character : text)
        QTest::keyClick(QGuiApplication::focusWindow(), character.toLatin1());
}

void enter(const QString &text)
{
    type(text);
    press(Qt::Key_Return);
}

QLineEdit *focusedEdit()
{
    return qobject_cast<QLineEdit *>(QApplication::focusWidget());
}

} // namespace desk::test
