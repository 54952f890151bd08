#include "gui/forms/windowkit.h"

#include "support/holder.h"
#include "viewmodels/linesmodel.h"
#include "views/document/documentform.h"
#include "widgets/linegrid.h"
#include "widgets/messagebar.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

namespace {

// The longest time in which the window took no event.
class Heartbeat : public QObject {
public:
    Heartbeat()
    {
        m_clock.start();
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] { m_longest = std::max(m_longest, m_clock.restart()); });
        m_timer.start(10);
    }
    qint64 longest() const { return m_longest; }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_longest = 0;
};

MessageBar *waitingBar(MainWindow &window)
{
    for (auto *bar : window.findChildren<MessageBar *>(Qt::FindDirectChildrenOnly)) {
        if (bar->isVisible())
            return bar;
    }
    return nullptr;
}

} // namespace

// Another program holds the company file while a document is submitted.
class Waiting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWindowLivesAndSaysWhatItWaitsFor();
};

void Waiting::theWindowLivesAndSaysWhatItWaitsFor()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    enter(u"kaveri"_s);
    QTRY_VERIFY(form->model()->party());
    form->grid()->editCell(0, LinesModel::Item);
    enter(u"copper"_s);
    type(u"5"_s);
    QTRY_VERIFY(form->model()->lines()->lines().front().item);

    Holder holder(kit.path());
    QVERIFY(holder.waitUntilHeld());
    Heartbeat heart;
    QElapsedTimer waited;
    waited.start();
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(waitingBar(kit.window()), 3000);
    QVERIFY2(waited.elapsed() >= 900, "the bar came before a second had passed");
    QVERIFY(waitingBar(kit.window())->plainText().startsWith(u"Waiting for "_s));
    QTRY_VERIFY_WITH_TIMEOUT(waited.hasExpired(4000), 5000);
    QCOMPARE(form->model()->state(), DocumentFormModel::State::Submitting);
    QCOMPARE(kit.documents(DocumentKind::Challan).size(), std::size_t(0));
    holder.letGo();
    QTRY_COMPARE_WITH_TIMEOUT(kit.documents(DocumentKind::Challan).size(), std::size_t(1), 5000);
    QTRY_VERIFY(!waitingBar(kit.window()));
    QVERIFY2(heart.longest() < 250, qPrintable(u"the window stood still for %1 ms"_s.arg(heart.longest())));
}

QTEST_MAIN(Waiting)
#include "tst_waiting.moc"
