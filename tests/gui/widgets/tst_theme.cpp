#include "widgets/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace desk;

namespace {

// Relative luminance and contrast as WCAG 2.2 defines them.
double channel(float value)
{
    return value <= 0.04045F ? double(value) / 12.92 : std::pow((double(value) + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return one > other ? one / other : other / one;
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPairOfTokensCanBeRead_data();
    void everyPairOfTokensCanBeRead();
    void theStyleSheetNamesNoUnknownToken_data();
    void theStyleSheetNamesNoUnknownToken();
    void textGrowsWithItsFactorAndForIndicLanguages();
    void anIconMadeBeforeIsDrawnInTheNewTheme();
    void everyIconUsedIsThere_data();
    void everyIconUsedIsThere();
    void theShippedFontHasTheRupeeSignAndIsUsed();
    void aBadFieldLooksBadAtOnceAndKeepsItsPlace();
    void systemFollowsTheDesktopItStartedOn();
};

void ThemeTest::everyPairOfTokensCanBeRead_data()
{
    QTest::addColumn<ThemeMode>("mode");
    QTest::addColumn<ColorRole>("ink");
    QTest::addColumn<ColorRole>("ground");
    QTest::addColumn<double>("needed");
    struct Pair {
        const char *name;
        ColorRole ink;
        ColorRole ground;
        double needed;
    };
    const QList<Pair> pairs{{"text on window", ColorRole::Text, ColorRole::Window, 7},
                            {"text on surface", ColorRole::Text, ColorRole::Surface, 7},
                            {"text on stripe", ColorRole::Text, ColorRole::SurfaceAlt, 7},
                            {"text in field", ColorRole::Text, ColorRole::Field, 7},
                            {"text on selection", ColorRole::Text, ColorRole::Selection, 7},
                            {"text in bad field", ColorRole::Text, ColorRole::ErrorSoft, 7},
                            {"muted on window", ColorRole::Muted, ColorRole::Window, 4.5},
                            {"muted on surface", ColorRole::Muted, ColorRole::Surface, 4.5},
                            {"muted on stripe", ColorRole::Muted, ColorRole::SurfaceAlt, 4.5},
                            {"muted on selection", ColorRole::Muted, ColorRole::Selection, 4.5},
                            {"placeholder in field", ColorRole::Muted, ColorRole::Field, 4.5},
                            {"accent on surface", ColorRole::Accent, ColorRole::Surface, 4.5},
                            {"accent on selection", ColorRole::Accent, ColorRole::Selection, 4.5},
                            {"words of the primary button", ColorRole::OnAccent, ColorRole::Accent, 4.5},
                            {"error on soft", ColorRole::Error, ColorRole::ErrorSoft, 4.5},
                            {"error on surface", ColorRole::Error, ColorRole::Surface, 4.5},
                            {"warning on soft", ColorRole::Warning, ColorRole::WarningSoft, 4.5},
                            {"warning on surface", ColorRole::Warning, ColorRole::Surface, 4.5},
                            {"success on soft", ColorRole::Success, ColorRole::SuccessSoft, 4.5},
                            {"success on surface", ColorRole::Success, ColorRole::Surface, 4.5},
                            {"status on selection", ColorRole::Success, ColorRole::Selection, 4.5},
                            {"fault on selection", ColorRole::Error, ColorRole::Selection, 4.5},
                            {"draft on selection", ColorRole::Warning, ColorRole::Selection, 4.5},
                            {"edge of a field", ColorRole::FieldBorder, ColorRole::Surface, 3},
                            {"edge of a field, inside", ColorRole::FieldBorder, ColorRole::Field, 3},
                            {"ring on window", ColorRole::Accent, ColorRole::Window, 3},
                            {"ring of the primary button", ColorRole::Text, ColorRole::Window, 3},
                            {"edge of a bad field", ColorRole::Error, ColorRole::Surface, 3}};
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        for (const Pair &pair : pairs) {
            const QByteArray name = QByteArray(mode == ThemeMode::Light ? "light: " : "dark: ") + pair.name;
            QTest::newRow(name.constData()) << mode << pair.ink << pair.ground << pair.needed;
        }
    }
}

void ThemeTest::everyPairOfTokensCanBeRead()
{
    QFETCH(ThemeMode, mode);
    QFETCH(ColorRole, ink);
    QFETCH(ColorRole, ground);
    QFETCH(double, needed);
    const Theme theme(mode);
    const double measured = contrast(theme.color(ink), theme.color(ground));
    QVERIFY2(measured >= needed, qPrintable(QString::number(measured)));
}

void ThemeTest::theStyleSheetNamesNoUnknownToken_data()
{
    QTest::addColumn<ThemeMode>("mode");
    QTest::newRow("light") << ThemeMode::Light;
    QTest::newRow("dark") << ThemeMode::Dark;
}

void ThemeTest::theStyleSheetNamesNoUnknownToken()
{
    QFETCH(ThemeMode, mode);
    const QString sheet = styleSheetFor(Theme(mode));
    QVERIFY(!sheet.contains(u'@'));
    QCOMPARE(sheet.count(u'{'), sheet.count(u'}'));
}

void ThemeTest::textGrowsWithItsFactorAndForIndicLanguages()
{
    QCOMPARE(Theme(ThemeMode::Light).points(TextSize::Body), 10.0);
    QCOMPARE(Theme(ThemeMode::Light, 150).points(TextSize::Body), 15.0);
    QCOMPARE(Theme(ThemeMode::Light, 100, QLocale::Gujarati).points(TextSize::Body), 11.0);
    QCOMPARE(Theme(ThemeMode::Light, 130).px(32), 42);
    QCOMPARE(Theme(ThemeMode::Light, 900).textPercent(), 150);
}

void ThemeTest::anIconMadeBeforeIsDrawnInTheNewTheme()
{
    applyTheme(*qApp, Theme(ThemeMode::Light));
    const QIcon truck = themeIcon(u"truck"_s);
    const auto inkOf = [&truck] {
        const QImage image = truck.pixmap(QSize(48, 48), 1.0).toImage();
        QColor strongest(0, 0, 0, 0);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() > strongest.alpha()) {
                    strongest = image.pixelColor(x, y);
                }
            }
        }
        return strongest.name();
    };
    QCOMPARE(inkOf(), Tokens::light().text.name());
    applyTheme(*qApp, Theme(ThemeMode::Dark));
    QCOMPARE(inkOf(), Tokens::dark().text.name());
    const QPixmap doubled = truck.pixmap(QSize(16, 16), 2.0);
    QCOMPARE(doubled.width(), 32);
    QCOMPARE(doubled.devicePixelRatio(), 2.0);
    applyTheme(*qApp, Theme(ThemeMode::Light));
}

void ThemeTest::everyIconUsedIsThere_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"truck",         "receipt-indian-rupee",
                             "list",          "users",
                             "package",       "package-open",
                             "chart-column",  "archive-restore",
                             "settings",      "search",
                             "columns-3",     "download",
                             "printer",       "plus",
                             "circle-x",      "circle-alert",
                             "shield-check",  "shield-alert",
                             "shield-x",      "triangle-alert",
                             "check",         "x",
                             "chevron-down",  "chevron-left",
                             "chevron-right", "calendar",
                             "moon",          "sun",
                             "link",          "pencil",
                             "trash-2",       "undo-2",
                             "redo-2",        "file-text",
                             "save",          "clock",
                             "info",          "eye",
                             "arrow-left",    "arrow-right",
                             "refresh-cw",    "copy",
                             "history",       "clipboard-list",
                             "house",         "circle-check",
                             "lock"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void ThemeTest::everyIconUsedIsThere()
{
    QFETCH(QString, name);
    const QImage image = iconPixmap(name, ColorRole::Text, 16, 1.0).toImage();
    QVERIFY(!image.isNull());
    bool drawn = false;
    for (int i = 0; i < 256; ++i) {
        drawn = drawn || image.pixelColor(i % 16, i / 16).alpha() > 100;
    }
    QVERIFY(drawn);
}

void ThemeTest::theShippedFontHasTheRupeeSignAndIsUsed()
{
    applyTheme(*qApp, Theme(ThemeMode::Light));
    QCOMPARE(QFontInfo(qApp->font()).family(), u"Desk Sans"_s);
    QVERIFY(QFontMetrics(qApp->font()).inFont(u'₹'));
}

void ThemeTest::aBadFieldLooksBadAtOnceAndKeepsItsPlace()
{
    applyTheme(*qApp, Theme(ThemeMode::Light));
    QLineEdit edit(u"abc"_s);
    edit.resize(200, edit.sizeHint().height());
    const QSize before = edit.sizeHint();
    QCOMPARE(before.height(), 32);
    QCOMPARE(edit.grab().toImage().pixelColor(100, 4).name(), Tokens::light().field.name());
    markBad(&edit, true);
    QCOMPARE(edit.grab().toImage().pixelColor(100, 4).name(), Tokens::light().errorSoft.name());
    QCOMPARE(edit.sizeHint(), before);
    markBad(&edit, false);
    QCOMPARE(edit.grab().toImage().pixelColor(100, 4).name(), Tokens::light().field.name());
    QCOMPARE(edit.palette().color(QPalette::PlaceholderText), Tokens::light().muted);
}

void ThemeTest::systemFollowsTheDesktopItStartedOn()
{
    const Theme system(ThemeMode::System);
    QCOMPARE(system.mode(), ThemeMode::System);
    QVERIFY(!system.isDark()); // the offscreen desktop is a light one
    applyTheme(*qApp, Theme(ThemeMode::Dark));
    QVERIFY(!Theme(ThemeMode::System).isDark()); // and our own dark palette does not count
    applyTheme(*qApp, Theme(ThemeMode::Light));
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
