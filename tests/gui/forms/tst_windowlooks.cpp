#include "gui/forms/windowkit.h"

#include "views/document/documentform.h"
#include "widgets/theme.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

namespace {

const QStringList pages{u"new-challan"_s,  u"challans"_s, u"new-invoice"_s, u"invoices"_s,    u"new-order"_s,
                        u"orders"_s,       u"drafts"_s,   u"new-return"_s,  u"returns"_s,     u"new-credit-note"_s,
                        u"credit-notes"_s, u"receipts"_s, u"new-receipt"_s, u"outstanding"_s, u"customers"_s,
                        u"items"_s,        u"settings"_s};

QString pathOf(const QWidget *widget)
{
    QStringList names;
    for (const QWidget *at = widget; at; at = at->parentWidget())
        names.prepend(at->objectName().isEmpty() ? QString::fromLatin1(at->metaObject()->className())
                                                 : at->objectName());
    return names.join(u'/');
}

QString accessibleName(QWidget *widget)
{
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
    return face ? face->text(QAccessible::Name) : QString();
}

bool takesTheKeyboard(const QWidget *widget)
{
    return widget->isVisible() && widget->focusPolicy() != Qt::NoFocus && !widget->focusProxy()
        && !widget->objectName().startsWith(u"qt_"_s);
}

QChar mnemonicOf(const QString &text)
{
    for (qsizetype at = 0; at + 1 < text.size(); ++at) {
        if (text[at] != u'&')
            continue;
        if (text[at + 1] != u'&')
            return text[at + 1].toUpper();
        ++at;
    }
    return {};
}

// The texts that have less room than they need, now.
QString cutOffTexts(const QWidget &window)
{
    QStringList found;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        const auto *label = qobject_cast<QLabel *>(widget);
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        const QString text = label ? label->text() : button ? button->text() : QString();
        if (text.isEmpty() || !widget->isVisible() || (label && label->wordWrap()))
            continue;
        const int needed = widget->minimumSizeHint().width();
        if (widget->width() < needed)
            found.append(u"%1 has %2, needs %3"_s.arg(text).arg(widget->width()).arg(needed));
    }
    return found.join(u"; "_s);
}

} // namespace

class WindowLooks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingThatTakesTheKeyboardHasAName();
    void noMnemonicTwiceAndNoneOnAReservedLetter();
    void noTextIsCutOff_data();
    void noTextIsCutOff();
    void theWindowFitsASmallScreen();
    void f6GoesThroughAllParts();
};

void WindowLooks::everythingThatTakesTheKeyboardHasAName()
{
    WindowKit kit;
    for (const QString &page : pages) {
        kit.window().goTo(page);
        if (auto *form = qobject_cast<DocumentForm *>(kit.window().currentPage()))
            press(Qt::Key_I, Qt::ControlModifier), Q_UNUSED(form);
        for (QWidget *widget : kit.window().findChildren<QWidget *>()) {
            if (takesTheKeyboard(widget))
                QVERIFY2(!accessibleName(widget).isEmpty(), qPrintable(page + u": "_s + pathOf(widget)));
        }
    }
}

void WindowLooks::noMnemonicTwiceAndNoneOnAReservedLetter()
{
    WindowKit kit;
    const QString reserved = u"CGRXPJ2"_s;
    for (const QString &page : pages) {
        kit.window().goTo(page);
        QHash<QChar, QString> seen;
        for (QWidget *widget : kit.window().currentPage()->findChildren<QWidget *>()) {
            const auto *label = qobject_cast<QLabel *>(widget);
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            const bool isOffered = widget->isVisibleTo(kit.window().currentPage());
            const QString text = label && label->buddy() ? label->text() : button ? button->text() : QString();
            const QChar letter = mnemonicOf(text);
            if (letter.isNull() || !isOffered)
                continue;
            const bool isForm = page.startsWith(u"new-"_s);
            QVERIFY2(!isForm || !reserved.contains(letter), qPrintable(page + u": "_s + text));
            QVERIFY2(!seen.contains(letter), qPrintable(u"%1: %2 and %3"_s.arg(page, seen.value(letter), text)));
            seen.insert(letter, text);
        }
    }
}

void WindowLooks::noTextIsCutOff_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<int>("percent");
    QTest::newRow("light") << int(ThemeMode::Light) << 100;
    QTest::newRow("dark") << int(ThemeMode::Dark) << 100;
    QTest::newRow("larger text") << int(ThemeMode::Light) << 115;
}

void WindowLooks::noTextIsCutOff()
{
    QFETCH(int, mode);
    QFETCH(int, percent);
    WindowKit kit;
    applyTheme(*qApp, Theme(ThemeMode(mode), percent));
    kit.window().resize(1366, 728);
    for (const QString &page : pages) {
        kit.window().goTo(page);
        QTRY_COMPARE(cutOffTexts(kit.window()), QString());
    }
    QVERIFY(kit.window().width() <= 1366 && kit.window().height() <= 728);
    applyTheme(*qApp, Theme(ThemeMode::Light));
}

void WindowLooks::theWindowFitsASmallScreen()
{
    WindowKit kit;
    for (const QString &page : pages) {
        kit.window().goTo(page);
        const QSize least = kit.window().minimumSizeHint();
        QVERIFY2(least.width() <= 1024 && least.height() <= 640,
                 qPrintable(u"%1 needs %2 x %3"_s.arg(page).arg(least.width()).arg(least.height())));
    }
}

void WindowLooks::f6GoesThroughAllParts()
{
    WindowKit kit;
    auto *form = kit.form(DocumentKind::Challan);
    QWidget *first = QApplication::focusWidget();
    QSet<QWidget *> seen{first};
    for (int step = 0; step < 3; ++step) {
        press(Qt::Key_F6);
        QVERIFY(!seen.contains(QApplication::focusWidget()));
        seen.insert(QApplication::focusWidget());
    }
    press(Qt::Key_F6);
    QVERIFY(form->isAncestorOf(QApplication::focusWidget()));
    QCOMPARE(QApplication::focusWidget(), first);
}

QTEST_MAIN(WindowLooks)
#include "tst_windowlooks.moc"
