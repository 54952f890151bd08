#pragma once

#include "print/pdf.h"
#include "print/typesetter.h"
#include "viewmodels/papermodel.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>

class QPrinter;

namespace desk {

// Takes layouts in order. Gone without finish(), it leaves nothing.
class PageSink {
public:
    PageSink() = default;
    PageSink(const PageSink &) = delete;
    PageSink &operator=(const PageSink &) = delete;
    virtual ~PageSink() = default;
    virtual Result<void> add(const PaperLayout &layout, Typesetter &typesetter) = 0;
    virtual Result<void> finish() = 0;
};

// One PDF; nothing is left of it where finish() was not reached.
std::unique_ptr<PageSink> pdfSink(PdfFile file);
// The pages first to last (from 1; 0 = all) to a printer that is asked for its job when the first page comes.
std::unique_ptr<PageSink> printerSink(std::shared_ptr<QPrinter> printer, int firstPage, int lastPage);

// Prints many documents without holding up the window: read a few at a time, one laid out and drawn at each turn of the
// event loop. Memory stays flat however many there are.
class PrintRun : public QObject {
    Q_OBJECT
public:
    using Maker = std::function<Result<PaperLayout>(const PaperDocument &paper, Typesetter &typesetter)>;

    PrintRun(PaperModel *model, std::vector<qint64> ids, Maker maker, Typesetter *typesetter, QObject *parent);
    void start(std::unique_ptr<PageSink> sink);
    void stop(); // nothing is printed, no file is left

Q_SIGNALS:
    void progress(int done, int total);
    void finished();
    void stopped(const QString &why); // a sentence; empty when the person stopped it

private:
    void readNext();
    void drawNext();
    void end(const QString &why);

    PaperModel *m_model;
    std::vector<qint64> m_ids;
    Maker m_maker;
    Typesetter *m_typesetter;
    std::unique_ptr<PageSink> m_sink;
    std::deque<PaperDocument> m_papers;
    std::size_t m_asked = 0;
    int m_question = 0;
    int m_done = 0;
    QTimer m_turn;
};

} // namespace desk
