#include "gui/widgets/gallery.h"

#include "widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QKeyEvent>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {

void takeShots(desk::Gallery &gallery, const QString &folder)
{
    const auto shoot = [&](const QString &name) {
        QCoreApplication::processEvents();
        gallery.grab().save(folder + u'/' + name + u".png"_s);
    };
    QCoreApplication::processEvents();
    shoot(u"form"_s);
    gallery.grid()->editCell(gallery.lines()->rowCount() - 1, desk::SampleLines::Item);
    const auto press = [](QWidget *widget, int key, const QString &text = {}) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier, text);
        QCoreApplication::sendEvent(widget, &event);
        QCoreApplication::processEvents();
    };
    press(gallery.grid()->openEditor(), Qt::Key_B, u"b"_s);
    press(gallery.grid()->openEditor(), Qt::Key_O, u"o"_s);
    shoot(u"suggest"_s);
    gallery.grid()->commitPending();
    gallery.lines()->removeRow(4);
    gallery.date()->setFocus();
    press(gallery.date(), Qt::Key_F4);
    shoot(u"calendar"_s);
    gallery.showFaults();
    gallery.party()->setFocus();
    shoot(u"faults"_s);
    for (int page = 1; page < gallery.pageCount(); ++page) {
        gallery.showPage(page);
        shoot(u"page%1"_s.arg(page));
    }
    gallery.showPage(0);
    gallery.panel()->open(gallery.panel()->findChild<QLineEdit *>());
    shoot(u"panel"_s);
}

} // namespace

// Shows the gallery, or with --shots FOLDER writes a picture of each page. --log FILE gets what was typed at each submit.
int main(int argc, char **argv)
{
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"dark"_s, u"dark theme"_s},
                       {u"hindi"_s, u"Hindi words"_s},
                       {u"text"_s, u"text size"_s, u"percent"_s, u"100"_s},
                       {u"delay"_s, u"milliseconds until an answer"_s, u"ms"_s, u"0"_s},
                       {u"shots"_s, u"folder"_s, u"folder"_s},
                       {u"log"_s, u"file"_s, u"file"_s},
                       {u"size"_s, u"window size"_s, u"WxH"_s, u"1280x760"_s},
                       {u"blank"_s, u"no lines"_s}});
    parser.process(app);
    const bool hindi = parser.isSet(u"hindi"_s);
    const auto mode = parser.isSet(u"dark"_s) ? desk::ThemeMode::Dark : desk::ThemeMode::Light;
    desk::applyTheme(app,
                     desk::Theme(mode, parser.value(u"text"_s).toInt(), hindi ? QLocale::Hindi : QLocale::English));
    desk::Gallery gallery(hindi, parser.value(u"delay"_s).toInt());
    const QStringList size = parser.value(u"size"_s).split(u'x');
    gallery.resize(size.value(0).toInt(), size.value(1).toInt());
    if (!parser.isSet(u"blank"_s)) {
        gallery.party()->setChoice(u"Patel Steel Traders, Surat"_s, 0);
        gallery.lines()->addLine(0, u"1250.5"_s);
        gallery.lines()->addLine(1, u"12000"_s);
        gallery.lines()->addLine(2, u"340"_s);
        gallery.lines()->addLine(3, u"86.25"_s);
    }
    gallery.show();
    gallery.activateWindow();
    gallery.party()->setFocus(Qt::TabFocusReason);
    QObject::connect(&gallery, &desk::Gallery::submitted, &app, [&] {
        QFile log(parser.value(u"log"_s));
        if (log.open(QIODevice::Append)) {
            log.write(gallery.written().join(u'\n').toUtf8() + "\n--\n");
        }
    });
    if (!parser.isSet(u"shots"_s)) {
        return QApplication::exec();
    }
    takeShots(gallery, parser.value(u"shots"_s));
    return 0;
}
