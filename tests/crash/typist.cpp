// typist FILE SEED PAUSE [recovered]: opens the program on a company file and types challans without end, by keys alone, at
// most PAUSE milliseconds apart, until it is killed. Says what a clerk would have seen:
//   ready                        the window is there and the typing begins
//   typed MS UUID REFERENCE      the order reference stands so in the form, at this time
//   kept UUID                    the form said that its copy is written
//   saved UUID NUMBER            the form said so
// With "recovered" it first waits for the bar with the copy of the last time, opens it, says
//   restored UUID REFERENCE      and finishes that challan.
#include "app/program.h"
#include "gui/forms/windowkit.h"
#include "viewmodels/linesmodel.h"
#include "views/document/documentform.h"
#include "widgets/linegrid.h"
#include "widgets/messagebar.h"

#include <QApplication>
#include <QDateTime>
#include <QLineEdit>
#include <QLocale>
#include <QTest>

#include <cstdio>
#include <cstdlib>
#include <random>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

namespace {

using Field = DocumentFormModel::Field;
constexpr int patience = 60'000;

void say(const QString &text)
{
    std::puts(qPrintable(text));
    std::fflush(stdout);
}

// A kill is what ends this program; anything else is a failure of the test.
[[noreturn]] void giveUp(const QString &what)
{
    say(u"stuck "_s + what);
    std::_Exit(EXIT_FAILURE);
}

template <typename Condition>
void waitFor(Condition condition, const QString &what)
{
    if (!QTest::qWaitFor(condition, patience))
        giveUp(what);
}

class Typist {
public:
    Typist(MainWindow &window, unsigned seed, unsigned pause) : m_window(window), m_random(seed), m_pause(pause) {}

    void tellCopies();
    void openRecovered();
    void finish(); // whatever is missing on the form, then submits
    void challan();

private:
    DocumentForm &form();
    QString uuid() { return form().model()->toJson()[u"uuid"_s].toString(); }
    void pause() { QTest::qWait(int(m_random() % m_pause)); }
    void typeSlowly(const QString &text);
    void retype(const QString &field, const QString &text);
    void typeReference();
    void typeLine();
    void submit();

    MainWindow &m_window;
    std::mt19937 m_random;
    unsigned m_pause;
};

DocumentForm &Typist::form()
{
    auto *form = qobject_cast<DocumentForm *>(m_window.currentPage());
    if (!form)
        giveUp(u"no form"_s);
    return *form;
}

void Typist::tellCopies()
{
    DocumentFormModel *model = form().model();
    QObject::connect(model, &DocumentFormModel::draftKept, model, [this] { say(u"kept "_s + uuid()); });
}

void Typist::typeSlowly(const QString &text)
{
    for (const QChar letter : text) {
        type(QString(letter));
        pause();
    }
}

void Typist::typeReference()
{
    const QString reference = u"PO-%1-%2"_s.arg(m_random()).arg(m_random());
    for (const QChar letter : reference) {
        type(QString(letter));
        say(u"typed %1 %2 %3"_s.arg(QDateTime::currentMSecsSinceEpoch())
                .arg(uuid(), form().model()->text(Field::OrderReference)));
        pause();
    }
}

void Typist::typeLine()
{
    const auto first = form().model()->lines()->lines();
    if (first.empty() || !first.front().item) {
        form().grid()->editCell(0, LinesModel::Item);
        focusedEdit()->selectAll();
        typeSlowly(u"bolt"_s);
        press(Qt::Key_Return);
    } else {
        form().grid()->editCell(0, LinesModel::Quantity);
        focusedEdit()->selectAll();
    }
    typeSlowly(u"25"_s);
}

void Typist::submit()
{
    const QString mine = uuid();
    QString number;
    QString trouble;
    const QObject scope;
    DocumentFormModel *model = form().model();
    QObject::connect(model, &DocumentFormModel::submitted, &scope, [&](const QString &given) { number = given; });
    QObject::connect(model, &DocumentFormModel::refused, &scope,
                     [&] { trouble = model->problems().empty() ? u"refused"_s : model->problems().front().message; });
    QObject::connect(model, &DocumentFormModel::failed, &scope, [&] { trouble = u"failed"_s; });
    QObject::connect(model, &DocumentFormModel::needsAcknowledgement, &scope,
                     [&] { trouble = model->warnings().front().message; });
    press(Qt::Key_Return, Qt::ControlModifier);
    waitFor([&] { return !number.isEmpty() || !trouble.isEmpty(); }, u"no answer to submit"_s);
    if (!trouble.isEmpty())
        giveUp(trouble);
    say(u"saved %1 %2"_s.arg(mine, number));
    waitFor([&] { return model->isEmpty(); }, u"the form was not emptied"_s);
}

void Typist::challan()
{
    waitFor([this] { return focusedEdit() && focusedEdit()->objectName() == u"partyEdit"_s; }, u"no keyboard"_s);
    typeSlowly(u"kaveri"_s);
    press(Qt::Key_Return);
    press(Qt::Key_Return); // the date stands
    typeSlowly(u"KA01AB1234"_s);
    press(Qt::Key_Return);
    typeReference();
    press(Qt::Key_Return);
    typeLine();
    submit();
}

void Typist::openRecovered()
{
    const auto shown = [this]() -> MessageBar * {
        for (auto *bar : m_window.findChildren<MessageBar *>()) {
            if (bar->isVisible() && bar->plainText().contains(u"kept when the program stopped"_s))
                return bar;
        }
        return nullptr;
    };
    waitFor([&] { return shown() != nullptr; }, u"no draft was offered"_s);
    Q_EMIT shown()->linkActivated(u"open"_s);
    say(u"restored %1 %2"_s.arg(uuid(), form().model()->text(Field::OrderReference)));
    if (shown())
        giveUp(u"offered more than one"_s);
}

void Typist::retype(const QString &field, const QString &text)
{
    auto *edit = m_window.currentPage()->findChild<QLineEdit *>(field);
    edit->setFocus();
    edit->selectAll();
    typeSlowly(text);
    press(Qt::Key_Return);
}

void Typist::finish()
{
    if (!form().model()->party())
        retype(u"partyEdit"_s, u"kaveri"_s);
    retype(u"vehicleEdit"_s, u"KA01AB1234"_s);
    typeLine();
    submit();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"ChallanDesk"_s);
    QCoreApplication::setOrganizationName(u"ChallanDesk"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::India));
    const QStringList arguments = QApplication::arguments();
    ProgramOptions options;
    options.company = arguments.value(1);
    options.actor.user = u"typist"_s;
    options.actor.clock = std::make_shared<FixedDayClock>(QDate(2026, 6, 15));
    Program program(options);
    program.start();
    waitFor([&] { return program.window() && QGuiApplication::focusWindow() == program.window()->windowHandle(); },
            u"no window"_s);
    Typist typist(*program.window(), arguments.value(2).toUInt(), arguments.value(3).toUInt());
    typist.tellCopies();
    say(u"ready"_s);
    if (arguments.value(4) == u"recovered"_s) {
        typist.openRecovered();
        typist.finish();
    }
    for (;;)
        typist.challan();
}
