#include "views/print/printrun.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPrinter>

#include <optional>

namespace desk {

namespace {

constexpr std::size_t readAtOnce = 32;
constexpr std::size_t readBelow = 8;
constexpr qreal pointsPerInch = 72;

struct Print {
    Q_DECLARE_TR_FUNCTIONS(desk::PrintRun)
};

class PdfSink final : public PageSink {
public:
    explicit PdfSink(PdfFile file) : m_file(std::move(file)) {}
    Result<void> add(const PaperLayout &layout, Typesetter &typesetter) override
    {
        m_file.add(layout, typesetter);
        return {};
    }
    Result<void> finish() override { return m_file.finish(); }

private:
    PdfFile m_file;
};

class PrinterSink final : public PageSink {
public:
    PrinterSink(std::shared_ptr<QPrinter> printer, int firstPage, int lastPage)
        : m_printer(std::move(printer)), m_firstPage(firstPage), m_lastPage(lastPage)
    {
    }
    ~PrinterSink() override
    {
        if (m_painter.isActive())
            m_printer->abort();
    }

    Result<void> add(const PaperLayout &layout, Typesetter &typesetter) override
    {
        for (const PaperPage &page : layout.pages) {
            ++m_page;
            if (m_page < m_firstPage || (m_lastPage > 0 && m_page > m_lastPage))
                continue;
            const QPageSize size(page.size, QPageSize::Point, {}, QPageSize::FuzzyMatch);
            const bool wide = page.size.width() > page.size.height();
            m_printer->setPageSize(wide ? QPageSize(page.size.transposed(), QPageSize::Point, {}, QPageSize::FuzzyMatch)
                                        : size);
            m_printer->setPageOrientation(wide ? QPageLayout::Landscape : QPageLayout::Portrait);
            const bool ready = m_painter.isActive() ? m_printer->newPage() : m_painter.begin(m_printer.get());
            if (!ready)
                return tl::unexpected(refusedByPrinter());
            m_painter.save();
            const qreal scale = m_printer->resolution() / pointsPerInch;
            m_painter.scale(scale, scale);
            paint(m_painter, page, typesetter);
            m_painter.restore();
        }
        return {};
    }
    Result<void> finish() override
    {
        if (!m_painter.isActive())
            return tl::unexpected(
                Error::refused(QStringLiteral("no_pages"), Print::tr("There is no page of that number.")));
        if (!m_painter.end())
            return tl::unexpected(refusedByPrinter());
        return {};
    }

private:
    Error refusedByPrinter() const
    {
        const QString name = m_printer->printerName();
        return Error::refused(QStringLiteral("printer_failed"),
                              name.isEmpty() ? Print::tr("The printer does not answer. Nothing was printed.")
                                             : Print::tr("%1 does not answer. Nothing was printed.").arg(name));
    }

    std::shared_ptr<QPrinter> m_printer;
    QPainter m_painter;
    int m_firstPage;
    int m_lastPage;
    int m_page = 0;
};

} // namespace

std::unique_ptr<PageSink> pdfSink(PdfFile file)
{
    return std::make_unique<PdfSink>(std::move(file));
}

std::unique_ptr<PageSink> printerSink(std::shared_ptr<QPrinter> printer, int firstPage, int lastPage)
{
    printer->setFullPage(true);
    return std::make_unique<PrinterSink>(std::move(printer), firstPage, lastPage);
}

PrintRun::PrintRun(PaperModel *model, std::vector<qint64> ids, Maker maker, Typesetter *typesetter, QObject *parent)
    : QObject(parent), m_model(model), m_ids(std::move(ids)), m_maker(std::move(maker)), m_typesetter(typesetter)
{
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &PrintRun::drawNext);
    connect(m_model, &PaperModel::loaded, this, [this](const PaperBatch &batch) {
        if (!m_sink || batch.question != m_question)
            return;
        m_question = 0;
        m_papers.insert(m_papers.end(), batch.papers.begin(), batch.papers.end());
        m_turn.start();
    });
    connect(m_model, &PaperModel::refused, this, [this](const QString &why) { end(why); });
    connect(m_model, &PaperModel::failed, this, [this](const Failure &failure) { end(failure.what); });
}

void PrintRun::start(std::unique_ptr<PageSink> sink)
{
    m_sink = std::move(sink);
    m_asked = 0;
    m_done = 0;
    readNext();
}

void PrintRun::stop()
{
    end({});
}

void PrintRun::readNext()
{
    if (m_question != 0 || m_asked >= m_ids.size())
        return;
    const std::size_t last = std::min(m_ids.size(), m_asked + readAtOnce);
    const std::vector<qint64> part(m_ids.begin() + std::ptrdiff_t(m_asked), m_ids.begin() + std::ptrdiff_t(last));
    m_asked = last;
    m_question = m_model->load(part);
}

void PrintRun::drawNext()
{
    if (m_papers.empty()) {
        m_turn.stop();
        return;
    }
    const Result<PaperLayout> layout = m_maker(m_papers.front(), *m_typesetter);
    m_papers.pop_front();
    Result<void> done;
    if (layout)
        done = m_sink->add(*layout, *m_typesetter);
    else
        done = tl::unexpected(layout.error());
    if (!done) {
        end(done.error().message);
        return;
    }
    ++m_done;
    Q_EMIT progress(m_done, int(m_ids.size()));
    if (!m_sink) // stopped by whoever heard of the progress
        return;
    if (m_done < int(m_ids.size())) {
        if (m_papers.size() < readBelow)
            readNext();
        return;
    }
    m_turn.stop();
    const Result<void> finish = m_sink->finish();
    if (!finish) {
        end(finish.error().message);
        return;
    }
    m_sink.reset();
    Q_EMIT finished();
}

void PrintRun::end(const QString &why)
{
    if (!m_sink)
        return;
    m_turn.stop();
    m_papers.clear();
    m_question = 0;
    m_sink.reset();
    Q_EMIT stopped(why);
}

} // namespace desk
