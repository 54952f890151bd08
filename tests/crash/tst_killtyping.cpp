#include "base/typed.h"
#include "db/database.h"
#include "db/transaction.h"
#include "services/companies.h"
#include "services/documents.h"
#include "services/drafts.h"
#include "services/lists.h"
#include "services/masters.h"
#include "services/upkeep.h"
#include "support/tempdatabase.h"

#include <QDir>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <map>
#include <optional>
#include <random>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

namespace {

constexpr int hastyRunMs = 1200;
constexpr int calmRunMs = 9000;
// The copy is written a second after the change; the rest is for a machine with other work.
constexpr qint64 lostAtMostMs = 1000 + 2000;

struct Moment {
    qint64 at = 0;
    QString uuid;
    QString reference;
};

// What the typist said of one run.
struct Seen {
    std::map<QString, QString> saved; // uuid, number
    std::vector<Moment> typed;
    QStringList kept; // uuids
    std::optional<Moment> restored;
    QString trouble;
};

Seen seenIn(const QByteArray &output)
{
    Seen seen;
    for (const QByteArray &line : output.split('\n')) {
        const QStringList words = QString::fromUtf8(line).split(u' ');
        if (words.front() == u"saved"_s && words.size() == 3)
            seen.saved.emplace(words[1], words[2]);
        else if (words.front() == u"typed"_s && words.size() == 4)
            seen.typed.push_back({words[1].toLongLong(), words[2], words[3]});
        else if (words.front() == u"restored"_s && words.size() == 3)
            seen.restored = Moment{0, words[1], words[2]};
        else if (words.front() == u"kept"_s && words.size() == 2)
            seen.kept.append(words[1]);
        else if (words.front() == u"stuck"_s)
            seen.trouble = QString::fromUtf8(line);
    }
    return seen;
}

} // namespace

// The program is killed while a clerk types and submits; then everything he was told must be true.
class KillTyping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hastyTyping() { kill(60, 10, hastyRunMs); }
    void calmTyping() { kill(40, 300, calmRunMs); }

private:
    void makeCompany();
    void kill(int times, int pauseMs, int longestRunMs);
    void killOnce(int pauseMs, int longestRunMs);
    void checkCompany() const;
    void checkCopies(const Seen &seen, qint64 killedAt);
    QByteArray typeUntilKilled(int pauseMs, int milliseconds, qint64 &killedAt);
    std::map<QString, QString> documents() const; // uuid, number
    std::vector<StoredDraft> copies() const;
    QString file() const { return m_folder->filePath(u"company.db"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::mt19937 m_random;
    std::map<QString, QString> m_told; // uuid, number: all that was said to be saved
    std::vector<StoredDraft> m_left;   // copies after the last kill
    int m_restored = 0;
    int m_compared = 0; // copies looked at for what was typed some seconds before
};

void KillTyping::makeCompany()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_told.clear();
    m_left.clear();
    m_restored = 0;
    m_compared = 0;
    std::vector<Migration> schema = companySchema();
    const Migrator migrator(schema);
    OpenOptions options;
    options.mode = OpenMode::Create;
    options.newestSchema = migrator.newestVersion();
    const auto database = Database::open({DatabaseUrl::Kind::Sqlite, file()}, options);
    migrator.apply(*database);
    Actor actor;
    actor.user = u"owner"_s;
    actor.clock = std::make_shared<FixedDayClock>(QDate(2026, 6, 15));
    database->withConnection([&](Connection &connection) {
        Transaction transaction(connection, Durability::Full);
        Company company;
        company.name = u"Malnad Metal Works"_s;
        company.gstin = u"29AAAAA0000A1ZY"_s;
        company.address.lines = {u"7 Foundry Street"_s};
        company.address.state = u"29"_s;
        QVERIFY(createCompany(connection, company, {}, actor));
        Party party;
        party.code = u"KAVERI"_s;
        party.name = u"Kaveri Pumps"_s;
        party.gstin = u"29BBBBB1111B1ZJ"_s;
        party.address.lines = {u"14 Mill Road"_s};
        party.address.state = u"29"_s;
        QVERIFY(saveParty(connection, party, actor));
        Item item;
        item.code = u"BOLT8"_s;
        item.name = u"Bolt M8 x 40"_s;
        item.hsn = u"7318"_s;
        item.unit = u"NOS"_s;
        item.gst = parsePercent(u"18"_s).value();
        item.rate = parseRate(u"8.50"_s).value();
        QVERIFY(saveItem(connection, item, actor));
        transaction.commit();
    });
}

QByteArray KillTyping::typeUntilKilled(int pauseMs, int milliseconds, qint64 &killedAt)
{
    QProcess typist;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_s, m_folder->filePath(u"data"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, m_folder->filePath(u"config"_s));
    typist.setProcessEnvironment(environment);
    QStringList arguments{file(), QString::number(m_random()), QString::number(pauseMs)};
    if (!m_left.empty())
        arguments += u"recovered"_s;
    typist.start(QStringLiteral(DESK_BINARY_DIR "/typist"), arguments);
    QByteArray output;
    while (!output.contains("ready\n") && typist.waitForReadyRead(60'000))
        output += typist.readAll();
    QDeadlineTimer deadline(milliseconds);
    while (!deadline.hasExpired() && typist.state() == QProcess::Running) {
        typist.waitForReadyRead(int(deadline.remainingTime()) + 1);
        output += typist.readAll();
    }
    killedAt = QDateTime::currentMSecsSinceEpoch();
    typist.kill();
    typist.waitForFinished(60'000);
    output += typist.readAll();
    if (!output.contains("ready\n"))
        qWarning().noquote() << typist.readAllStandardError();
    return output;
}

std::map<QString, QString> KillTyping::documents() const
{
    const auto database = Database::open({DatabaseUrl::Kind::Sqlite, file()}, {.mode = OpenMode::Existing});
    return database->withConnection([](Connection &connection) {
        const ReadTransaction snapshot(connection);
        std::map<QString, QString> found;
        connection.each(u"SELECT uuid, number FROM document ORDER BY id"_s, [&](Row &row) {
            const auto uuid = row.take<QString>();
            found.emplace(uuid, row.take<QString>());
        });
        return found;
    });
}

std::vector<StoredDraft> KillTyping::copies() const
{
    const QDir folder(m_folder->filePath(u"data/ChallanDesk/ChallanDesk/recovery"_s));
    std::vector<StoredDraft> all;
    for (const QString &name : folder.entryList({u"*.db"_s})) {
        const auto database = Database::open({DatabaseUrl::Kind::Sqlite, folder.filePath(name)},
                                             {.mode = OpenMode::Existing});
        database->withConnection([&](Connection &connection) {
            const ReadTransaction snapshot(connection);
            const auto copies = draftList(connection).value();
            for (const StoredDraft &copy : copies)
                all.push_back(copy);
        });
    }
    return all;
}

void KillTyping::checkCompany() const
{
    QCOMPARE(problemsOf(file()), QStringList());
    const auto stored = documents();
    for (const auto &[uuid, number] : m_told) {
        QVERIFY2(stored.contains(uuid), qPrintable(number + u" was saved and is not there"_s));
        QCOMPARE(stored.at(uuid), number);
    }
    std::vector<QString> numbers;
    for (const auto &[uuid, number] : stored)
        numbers.push_back(number);
    std::sort(numbers.begin(), numbers.end());
    for (std::size_t i = 0; i < numbers.size(); ++i)
        QCOMPARE(numbers[i], u"DC/26-27/%1"_s.arg(i + 1, 5, 10, QLatin1Char('0')));
}

// What stood in the form some seconds before the kill stands in the copy, unless it was saved as a document.
void KillTyping::checkCopies(const Seen &seen, qint64 killedAt)
{
    m_left = copies();
    const auto stored = documents();
    const auto copyOf = [this](const QString &uuid) {
        return std::find_if(m_left.begin(), m_left.end(),
                            [&uuid](const StoredDraft &draft) { return draft.uuid == QUuid::fromString(uuid); });
    };
    for (const QString &uuid : seen.kept)
        QVERIFY2(stored.contains(uuid) || copyOf(uuid) != m_left.end(), "a copy that was said to be kept is gone");
    const Moment *due = nullptr;
    for (const Moment &typed : seen.typed) {
        if (typed.at <= killedAt - lostAtMostMs)
            due = &typed;
    }
    if (!due || stored.contains(due->uuid))
        return;
    ++m_compared;
    const auto copy = copyOf(due->uuid);
    QVERIFY2(copy != m_left.end(), qPrintable(u"no copy of what was typed: "_s + due->reference));
    const QString kept = copy->payload[u"fields"_s].toObject()[u"OrderReference"_s].toString();
    QVERIFY2(kept.startsWith(due->reference), qPrintable(kept + u" instead of "_s + due->reference));
}

void KillTyping::killOnce(int pauseMs, int longestRunMs)
{
    const std::vector<StoredDraft> before = m_left;
    qint64 killedAt = 0;
    const Seen seen = seenIn(typeUntilKilled(pauseMs, int(m_random() % unsigned(longestRunMs)), killedAt));
    QVERIFY2(seen.trouble.isEmpty(), qPrintable(seen.trouble));
    m_told.insert(seen.saved.begin(), seen.saved.end());
    if (seen.restored) {
        ++m_restored;
        QCOMPARE(QUuid::fromString(seen.restored->uuid), before.front().uuid);
        QCOMPARE(seen.restored->reference,
                 before.front().payload[u"fields"_s].toObject()[u"OrderReference"_s].toString());
    }
    checkCompany();
    checkCopies(seen, killedAt);
    QVERIFY(m_left.size() <= 1);
}

void KillTyping::kill(int times, int pauseMs, int longestRunMs)
{
    makeCompany();
    const unsigned seed = std::random_device()();
    qInfo() << "seed" << seed;
    m_random.seed(seed);
    for (int kill = 1; kill <= times; ++kill) {
        killOnce(pauseMs, longestRunMs);
        if (QTest::currentTestFailed()) {
            qWarning() << "at kill" << kill;
            return;
        }
    }
    qInfo() << m_told.size() << "documents saved," << documents().size() << "in the file," << m_restored
            << "drafts opened again," << m_compared << "of them compared";
    QVERIFY(m_told.size() > 10);
    QVERIFY(pauseMs < 20 || m_restored > 10);
}

QTEST_GUILESS_MAIN(KillTyping)
#include "tst_killtyping.moc"
