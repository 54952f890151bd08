#include "print/pdf.h"

#include "print/typesetter.h"

#include <QCoreApplication>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace desk {

namespace {

constexpr std::size_t laidOutAhead = 16;

// Lays out on a thread of its own, a few documents ahead of whoever takes them.
class Ahead {
public:
    Ahead(std::size_t count, const LayoutMaker &make) : m_thread([this, count, &make] { run(count, make); }) {}

    ~Ahead()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stopped = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }

    Result<PaperLayout> take()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_ready.empty(); });
        Result<PaperLayout> layout = std::move(m_ready.front());
        m_ready.pop_front();
        m_changed.notify_all();
        return layout;
    }

private:
    void run(std::size_t count, const LayoutMaker &make)
    {
        Result<Typesetter> typesetter = Typesetter::create();
        for (std::size_t i = 0; i < count; ++i) {
            Result<PaperLayout> layout = typesetter ? make(i, *typesetter) : tl::unexpected(typesetter.error());
            const bool failed = !layout;
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_stopped || m_ready.size() < laidOutAhead; });
            if (m_stopped)
                return;
            m_ready.push_back(std::move(layout));
            m_changed.notify_all();
            if (failed)
                return;
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Result<PaperLayout>> m_ready;
    bool m_stopped = false;
    std::thread m_thread; // last: it uses the others
};

} // namespace

Result<void> writeMany(const QString &path, const QString &title, std::size_t count, const LayoutMaker &make,
                       const PrintProgress &progress, Typesetter &typesetter)
{
    Result<PdfFile> file = PdfFile::create(path, title);
    if (!file)
        return tl::unexpected(file.error());
    Ahead ahead(count, make);
    for (std::size_t i = 0; i < count; ++i) {
        const Result<PaperLayout> layout = ahead.take();
        if (!layout)
            return tl::unexpected(layout.error());
        file->add(*layout, typesetter);
        if (progress && !progress(i + 1)) {
            return tl::unexpected(
                Error::cancelled(QCoreApplication::translate("Paper", "Printing was stopped. No file was written.")));
        }
    }
    return file->finish();
}

} // namespace desk
