// Times printing: one invoice, a thousand in one file, a thousand files on two threads, and what memory becomes of it.
// A table on the standard output; with --json FILE the same as JSON. Needs QT_QPA_PLATFORM=offscreen where no display is.

#include "unit/print/samples.h"

#include "print/pdf.h"
#include "print/typesetter.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QPdfWriter>
#include <QTemporaryDir>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <thread>

using namespace desk;
using namespace Qt::StringLiterals;

namespace {

constexpr int lines = 15;
constexpr int documents = 1000;

struct Row {
    QString name;
    double value = 0;
    QString unit;
    double target = 0; // 0 = none
    bool atLeast = true;
};

double processorSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

double residentMegabytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / 1e6;
}

// Documents differ in number, party and figures, as a day's do.
std::vector<Document> sampleDocuments()
{
    std::vector<Document> all;
    for (int i = 0; i < documents; ++i) {
        Document document = samples::document(DocumentKind::Invoice, lines);
        document.number = u"KT/2627/"_s + QString::number(i + 1).rightJustified(4, u'0');
        document.party.name += u" %1"_s.arg(i % 50);
        for (DocumentLine &line : document.lines) {
            line.challanNumber.clear();
            line.quantity = Quantity::fromWhole(1 + (i * 7 + line.number) % 400);
        }
        samples::finish(document);
        all.push_back(std::move(document));
    }
    return all;
}

PaperLayout laidOut(const Document &document, Typesetter &typesetter)
{
    const Result<PaperLayout> layout = layOut(
        document, samples::options(PaperTemplate::Classic, {u"ORIGINAL FOR RECIPIENT"_s}), {}, typesetter);
    if (!layout)
        qFatal("%s", qPrintable(layout.error().message));
    return *layout;
}

void writeFiles(const std::vector<Document> &all, std::size_t first, std::size_t step, const QString &folder)
{
    Typesetter typesetter = *Typesetter::create();
    for (std::size_t i = first; i < all.size(); i += step) {
        if (!writePdf(folder + u'/' + fileNameFor(all[i]), laidOut(all[i], typesetter), typesetter))
            qFatal("a file could not be written");
    }
}

Row oneInvoice(const std::vector<Document> &all, const QString &folder, Typesetter &typesetter)
{
    std::array<double, 41> times{};
    for (std::size_t i = 0; i < times.size(); ++i) {
        QElapsedTimer timer;
        timer.start();
        if (!writePdf(folder + u"/one.pdf"_s, laidOut(all[i], typesetter), typesetter))
            qFatal("a file could not be written");
        times[i] = double(timer.nsecsElapsed()) / 1e6;
    }
    std::sort(times.begin(), times.end());
    return {u"one invoice of 15 lines, median"_s, times[times.size() / 2], u"ms"_s, 10, false};
}

std::vector<Row> oneFile(const std::vector<Document> &all, const QString &folder, Typesetter &typesetter)
{
    QElapsedTimer timer;
    timer.start();
    const double processor = processorSeconds();
    double halfway = 0;
    const auto make = [&all](std::size_t i, Typesetter &own) -> Result<PaperLayout> { return laidOut(all[i], own); };
    const auto progress = [&](std::size_t done) {
        if (done == all.size() / 2)
            halfway = residentMegabytes();
        return true;
    };
    if (!writeMany(folder + u"/all.pdf"_s, u"A thousand invoices"_s, all.size(), make, progress, typesetter))
        qFatal("the file could not be written");
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    const double pages = documents; // of one page each
    return {
        {u"1,000 invoices in one file"_s, pages / seconds, u"pages/s"_s, 600, true},
        {u"  by processor time of both threads"_s, 2 * pages / (processorSeconds() - processor), u"pages/s"_s, 0, true},
        {u"  memory grown in the second half"_s, residentMegabytes() - halfway, u"MB"_s, 8, false}};
}

// The same words and lines at the same places by QPainter alone: what the machine can do, without laying out.
Row plainDrawing(const std::vector<Document> &all, Typesetter &typesetter)
{
    std::vector<PaperPage> pages;
    for (const Document &document : all) {
        for (PaperPage &page : laidOut(document, typesetter).pages)
            pages.push_back(std::move(page));
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(72);
    QPainter painter(&writer);
    const double processor = processorSeconds();
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (i > 0)
            writer.newPage();
        for (const TextItem &item : pages[i].items.texts) {
            QFont font(u"Desk Sans"_s);
            font.setPointSizeF(item.size);
            font.setBold(item.bold);
            painter.setFont(font);
            painter.drawText(item.baseline, item.text);
        }
        for (const LineItem &item : pages[i].items.lines)
            painter.drawLine(item.line);
    }
    painter.end();
    const double seconds = processorSeconds() - processor;
    return {u"  for comparison, drawText alone"_s, double(pages.size()) / seconds, u"pages/s"_s, 0, true};
}

std::vector<Row> manyFiles(const std::vector<Document> &all, const QString &folder)
{
    QElapsedTimer timer;
    timer.start();
    const double processor = processorSeconds();
    std::thread second([&] { writeFiles(all, 1, 2, folder); });
    writeFiles(all, 0, 2, folder);
    second.join();
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    const double used = processorSeconds() - processor;
    return {{u"1,000 files on two threads"_s, documents / seconds, u"files/s"_s, 200, true},
            {u"  by processor time of both"_s, 2 * documents / used, u"files/s"_s, 0, true}};
}

void report(const std::vector<Row> &rows, const QString &jsonPath)
{
    QJsonArray json;
    for (const Row &row : rows) {
        const bool met = row.target == 0 || (row.atLeast ? row.value >= row.target : row.value <= row.target);
        std::printf("%-36s %10.2f %-8s %s\n", qPrintable(row.name), row.value, qPrintable(row.unit),
                    row.target == 0 ? ""
                                    : qPrintable(u"target %1 %2: %3"_s.arg(row.atLeast ? u"≥"_s : u"≤"_s)
                                                     .arg(row.target)
                                                     .arg(met ? u"met"_s : u"missed"_s)));
        json.append(QJsonObject{{u"name"_s, row.name.trimmed()},
                                {u"value"_s, row.value},
                                {u"unit"_s, row.unit},
                                {u"target"_s, row.target},
                                {u"met"_s, met}});
    }
    QFile file(jsonPath);
    if (!jsonPath.isEmpty() && file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(json).toJson());
}

} // namespace

int main(int argc, char *argv[])
{
    const QGuiApplication app(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    const qsizetype json = arguments.indexOf(u"--json"_s);
    const QTemporaryDir folder;
    Result<Typesetter> typesetter = Typesetter::create();
    if (!typesetter)
        qFatal("%s", qPrintable(typesetter.error().message));
    const std::vector<Document> all = sampleDocuments();
    std::vector<Row> rows{oneInvoice(all, folder.path(), *typesetter)};
    for (const Row &row : oneFile(all, folder.path(), *typesetter))
        rows.push_back(row);
    rows.push_back(plainDrawing(all, *typesetter));
    const double before = residentMegabytes();
    for (const Row &row : manyFiles(all, folder.path()))
        rows.push_back(row);
    rows.push_back({u"  memory grown by the files"_s, residentMegabytes() - before, u"MB"_s, 20, false});
    report(rows, json < 0 ? QString() : arguments.value(json + 1));
    return 0;
}
