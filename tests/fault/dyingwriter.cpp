// dyingwriter FILE submit UUID PARTY ITEM: submits a challan of 5 pieces; says "DC/26-27/00001 new", or "… known" where
// the uuid was there already.
// dyingwriter FILE submit UUID PARTY ITEM write 3: the same, but stops inside COMMIT at its third write ("sync 1": at
// the first sync), says "parked" and waits there to be killed.
// dyingwriter FILE spoil: leaves the index of the WAL as a writer does who died while he wrote its head.
#include "base/typed.h"
#include "db/database.h"
#include "db/dberror.h"
#include "db/transaction.h"
#include "services/documents.h"
#include "support/vfsshim.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <thread>

using namespace Qt::StringLiterals;
using namespace desk;
using desk::test::VfsShim;

namespace {

void say(const QString &text)
{
    std::puts(qPrintable(text));
    std::fflush(stdout);
}

DocumentDraft draftOf(const QStringList &arguments)
{
    DocumentDraft draft;
    draft.kind = DocumentKind::Challan;
    draft.uuid = QUuid::fromString(arguments.value(3));
    draft.date = QDate(2026, 6, 12);
    draft.partyCode = arguments.value(4);
    DraftLine line;
    line.item = arguments.value(5);
    line.quantity = parseQuantity(u"5"_s).value();
    draft.lines = {line};
    return draft;
}

void dieInside(VfsShim &shim, const QStringList &arguments)
{
    shim.parkNext(arguments.value(6) == u"sync"_s ? VfsShim::Call::Sync : VfsShim::Call::Write,
                  arguments.value(7).toLongLong());
    std::thread([&shim] {
        if (shim.waitUntilParked())
            say(u"parked"_s);
    }).detach();
}

int submit(VfsShim &shim, const QStringList &arguments)
{
    const auto database = Database::open({DatabaseUrl::Kind::Sqlite, arguments.value(1)}, OpenMode::Existing);
    Connection connection = database->connect();
    Transaction transaction(connection, Durability::Full);
    Actor actor;
    actor.user = u"kavya"_s;
    actor.clock = std::make_shared<FixedDayClock>(QDate(2026, 6, 12));
    const auto done = submitDocument(connection, draftOf(arguments), actor);
    if (!done) {
        say(done.error().message);
        return EXIT_FAILURE;
    }
    if (arguments.size() > 6)
        dieInside(shim, arguments);
    transaction.commit();
    say(done->document.number + (done->wasThere ? u" known"_s : u" new"_s));
    return EXIT_SUCCESS;
}

// The head stands there twice, the second copy is written first: it is one commit ahead of the other.
int spoil(const QString &file)
{
    constexpr std::streamoff changeCounterOfSecondCopy = 48 + 8;
    std::fstream index(qPrintable(file + u"-shm"_s), std::ios::in | std::ios::out | std::ios::binary);
    index.seekg(changeCounterOfSecondCopy);
    const int counter = index.get();
    index.seekp(changeCounterOfSecondCopy);
    index.put(static_cast<char>(counter + 1));
    index.close();
    return index ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    VfsShim shim;
    try {
        return arguments.value(2) == u"spoil"_s ? spoil(arguments.value(1)) : submit(shim, arguments);
    } catch (const DbError &error) {
        say(QString::fromUtf8(error.what()));
        return EXIT_FAILURE;
    }
}
