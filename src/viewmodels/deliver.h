#pragma once

#include "base/error.h"

#include <QCoreApplication>
#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

namespace desk {

// Hands the answer of an executor to fn(Result<T>) on the thread of `context`; nothing happens once the context is gone.
// QFuture::then(context, …) of Qt 6.4 asserts, and races with the destructor, when the context dies before the answer.
template <typename T, typename Fn>
void deliver(const QFuture<Result<T>> &future, QObject *context, Fn fn)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, fn = std::move(fn)]() mutable {
        watcher->deleteLater();
        const QFuture<Result<T>> answer = watcher->future();
        if (answer.resultCount() > 0) {
            fn(answer.result());
            return;
        }
        const QString why = QCoreApplication::translate("deliver", "The program is closing.");
        fn(Result<T>(tl::unexpected(Error::cancelled(why))));
    });
    watcher->setFuture(future);
}

} // namespace desk
