// faultycli ORDER WORDS…: the command line of the product on a disk that fails as ordered, once its file is open:
//   full N        the N-th write and all after it find the disk full
//   sync N        the N-th sync and all after it fail
//   sync N K      only K of them; then the disk is well again
//   sync N K FILE the same, and before the program opens the company file again, another one submits the challan in FILE
//   readonly      the disk lets itself be read alone
#include "cli/program.h"
#include "support/vfsshim.h"

#include <QCoreApplication>
#include <QProcess>

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace Qt::StringLiterals;
using desk::test::VfsShim;

namespace {

// Where `--db FILE` stands among the words.
QString databaseOf(const QStringList &words)
{
    return words.value(words.indexOf(u"--db"_s) + 1);
}

void submitElsewhere(const QString &database, const QString &file)
{
    QProcess other;
    other.start(QStringLiteral(DESK_BINARY_DIR "/challandesk-cli"),
                {u"--db"_s, database, u"--quiet"_s, u"submit"_s, u"challan"_s, file});
    if (!other.waitForFinished(30'000) || other.exitCode() != 0)
        std::fprintf(stderr, "the other program failed: %s\n", other.readAllStandardError().constData());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const QString order = words.value(1);
    VfsShim shim;
    shim.watchOnly(databaseOf(words).toStdString());
    int first = 2;
    if (order == u"readonly"_s) {
        shim.setReadOnly(true);
    } else {
        using Call = VfsShim::Call;
        const bool isFull = order == u"full"_s;
        const qint64 at = words.value(first++).toLongLong();
        shim.fail(isFull ? Call::Write : Call::Sync, at, VfsShim::Repeat::ForEver,
                  isFull ? std::optional(SQLITE_FULL) : std::nullopt);
        if (bool isNumber = false; words.value(first).toLongLong(&isNumber), isNumber) {
            const qint64 times = words.value(first++).toLongLong();
            const QString file = words.value(first).endsWith(u".json"_s) ? words.value(first++) : QString();
            shim.healAfter(times, [=] {
                if (!file.isEmpty())
                    submitElsewhere(databaseOf(words), file);
            });
        }
    }
    std::vector<char *> rest{argv[0]};
    for (int i = first; i <= argc; ++i)
        rest.push_back(argv[i]); // the null pointer at the end too
    return desk::cli::runProgram(static_cast<int>(rest.size()) - 1, rest.data());
}
