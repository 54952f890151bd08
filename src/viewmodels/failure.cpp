#include "viewmodels/failure.h"

#include "base/diskspace.h"
#include "base/typed.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int indiaOffsetSeconds = 19'800;

QString tr(const char *text)
{
    return QCoreApplication::translate("Failure", text);
}

QString sizeText(qint64 bytes)
{
    if (bytes < 0)
        return tr("unknown");
    const qint64 kilobytes = bytes / 1024;
    return kilobytes < qint64{10} * 1024 ? u"%1 KB"_s.arg(kilobytes) : u"%1 MB"_s.arg(kilobytes / 1024);
}

QString native(const QString &file)
{
    return file.isEmpty() ? tr("the company file") : QDir::toNativeSeparators(file);
}

QString folderOf(const QString &file)
{
    return file.isEmpty() ? tr("the folder of the company file")
                          : QDir::toNativeSeparators(QFileInfo(file).absolutePath());
}

QString tryAgain()
{
    return tr("Press Try again.");
}

QString keepEditing()
{
    return tr("Or press Keep editing and submit later: what you typed stays.");
}

// Only what belongs to one kind of fault; the rest is filled in for all alike.
struct Words {
    QString headline;
    QString what;
    QStringList steps;
    bool canTryAgain = true;
    bool canSaveCopy = false;
    bool canOpenReadOnly = false;
};

QString notSaved(const FailureContext &context)
{
    return tr("%1 was not saved").arg(context.document);
}

Words wordsOfBusy(const Error &error, const FailureContext &context)
{
    return {tr("%1 was not saved yet").arg(context.document),
            error.message.isEmpty() ? tr("Another window or computer is using the company file.") : error.message,
            {tr("Wait a moment, then press Try again."), tr("Close the other program if it is no longer needed."),
             tr("Tell your supervisor if this comes back.")}};
}

Words wordsOfConstraint(const Error &error, const FailureContext &context)
{
    switch (error.fault) {
    case DbFault::UniqueTaken:
        return {tr("Number %1 is already used").arg(context.document),
                tr("Somebody else saved a document under this number a moment ago."),
                {tr("Press Try again: the next free number is taken."), tr("Or type another number yourself.")}};
    case DbFault::ForeignKey:
        return {notSaved(context),
                tr("A customer or an item of this document was removed or merged with another meanwhile."),
                {tr("Choose the customer and the items again, then submit.")},
                false};
    default:
        return {notSaved(context),
                tr("A value does not fit the rules of the company file. The form should have shown it to you before."),
                {tr("Look through the fields and correct what looks unusual."),
                 tr("If nothing does, press Copy details and send them to your support.")},
                false};
    }
}

Words wordsOfDisk(const Error &error, const FailureContext &context)
{
    Words words;
    words.headline = notSaved(context);
    words.canSaveCopy = true;
    if (error.fault == DbFault::DiskFull) {
        words.what = tr("The disk that holds %1 is full (%2 free). The save was stopped and undone completely.")
                         .arg(native(context.file), sizeText(freeBytesBeside(context.file)));
        words.steps = {tr("Free at least 50 MB on that disk, then press Try again."),
                       tr("Or press Save copy elsewhere to keep this document on another disk."), keepEditing()};
        return words;
    }
    words.what = error.fault == DbFault::CannotOpen
        ? tr("%1 could not be opened: it was moved, or its disk or share is not connected.").arg(native(context.file))
        : tr("The disk or share that holds %1 stopped answering.").arg(native(context.file));
    words.steps = {tr("Check the cable, the USB drive or the network share, then press Try again."),
                   tr("When it works again, make a backup first."), keepEditing()};
    return words;
}

Words wordsOfReadOnly(const FailureContext &context)
{
    Words words;
    words.headline = tr("The company file cannot be changed");
    words.what = tr("%1 or its folder is read-only, was moved, or belongs to another user.").arg(native(context.file));
    words.steps = {tr("Ask who looks after this computer to allow writing in %1.").arg(folderOf(context.file)),
                   tr("Then press Try again."), tr("To look things up meanwhile, press Open read-only.")};
    words.canOpenReadOnly = true;
    return words;
}

Words wordsOfDamage(const Error &error, const FailureContext &context)
{
    Words words;
    words.headline = tr("The company file is damaged");
    words.what = error.fault == DbFault::NotADatabase
        ? tr("%1 can no longer be read as a company file.").arg(native(context.file))
        : tr("A part of %1 cannot be read.").arg(native(context.file));
    words.steps = {tr("Stop entering on all computers."), tr("Restore the last good backup into a new file."),
                   tr("Press Copy details and send them to your support.")};
    words.canTryAgain = false;
    words.canOpenReadOnly = error.fault == DbFault::Corrupt;
    words.canSaveCopy = true;
    return words;
}

Words wordsOfRest(const Error &error, const FailureContext &context)
{
    switch (error.fault) {
    case DbFault::SchemaTooNew:
        return {tr("This company file needs a newer version"),
                tr("The file was written by a newer version of the program. This computer has version %1.")
                    .arg(QStringLiteral(DESK_VERSION)),
                {tr("Update the program on this computer."), tr("Computers that are up to date can go on working.")},
                false};
    case DbFault::Serialization:
        return {tr("%1 was not saved yet").arg(context.document),
                tr("Another window or computer changed the same records in the same moment."),
                {tryAgain(), tr("Tell your supervisor if this comes back.")}};
    case DbFault::ConnectionLost:
        return {notSaved(context),
                tr("The connection to the database was lost."),
                {tr("Check the network, then press Try again."), keepEditing()},
                true,
                true};
    case DbFault::Interrupted:
        return {notSaved(context), tr("The work was stopped before it was finished."), {tryAgain(), keepEditing()}};
    case DbFault::NoMemory:
        return {notSaved(context),
                tr("This computer ran out of memory."),
                {tr("Close other programs, then press Try again."), keepEditing()}};
    default:
        return {notSaved(context),
                tr("Something happened in the company file that the program does not know."),
                {tryAgain(), tr("If it comes back, press Copy details and send them to your support.")}};
    }
}

Words wordsOfFault(const Error &error, const FailureContext &context)
{
    switch (error.fault) {
    case DbFault::Busy: return wordsOfBusy(error, context);
    case DbFault::UniqueTaken:
    case DbFault::ForeignKey:
    case DbFault::Check:
    case DbFault::NotNull: return wordsOfConstraint(error, context);
    case DbFault::DiskFull:
    case DbFault::Io:
    case DbFault::CannotOpen: return wordsOfDisk(error, context);
    case DbFault::ReadOnly: return wordsOfReadOnly(context);
    case DbFault::Corrupt:
    case DbFault::NotADatabase: return wordsOfDamage(error, context);
    default: return wordsOfRest(error, context);
    }
}

Words wordsOf(const Error &error, const FailureContext &context)
{
    if (error.kind == Error::Kind::Database)
        return wordsOfFault(error, context);
    if (error.kind == Error::Kind::Cancelled)
        return {notSaved(context),
                error.message.isEmpty() ? tr("The work was stopped before it was finished.") : error.message,
                {tryAgain(), keepEditing()}};
    return {notSaved(context), error.message, {tr("Correct what is named above, then submit again.")}, false};
}

QString nothingWritten(const FailureContext &context)
{
    QString text = tr("Nothing was written. Numbers and totals are as they were before.");
    if (context.linesOnScreen > 0) {
        text += u' '
            + (context.linesOnScreen == 1 ? tr("Your line is still on screen.")
                                          : tr("Your %1 lines are still on screen.").arg(context.linesOnScreen));
        text += u' '
            + (context.draftKept ? tr("A draft copy is kept.")
                                 : tr("No draft copy could be kept: leave this window open."));
    }
    return text;
}

Safety safetyOf(const Error &error)
{
    if (error.kind != Error::Kind::Database)
        return Safety::NothingWritten;
    if (error.fault == DbFault::Corrupt || error.fault == DbFault::NotADatabase)
        return Safety::Damaged;
    return error.fate == Fate::NothingWritten ? Safety::NothingWritten : Safety::Checking;
}

QString resultText(const Error &error)
{
    switch (error.fate) {
    case Fate::NothingWritten: return error.step == "begin"_L1 ? u"not begun"_s : u"ROLLBACK ok"_s;
    case Fate::NotKnown: return u"COMMIT not answered"_s;
    case Fate::Written: return u"COMMIT done"_s;
    }
    return {};
}

QString faultText(const Error &error)
{
    if (error.kind != Error::Kind::Database)
        return error.code.toUpper();
    const QString name = faultName(error.fault).toUpper();
    return error.nativeCode == 0 ? name : u"%1 (SQLite %2)"_s.arg(name).arg(error.nativeCode);
}

// A statement may carry values where somebody wrote them into it; what it is about stands before them.
QString stepText(const QString &step)
{
    const qsizetype bracket = step.indexOf(u'(');
    return step.left(bracket < 0 ? 60 : std::min<qsizetype>(bracket, 60)).simplified();
}

QString reportId(const QStringList &rows)
{
    const QByteArray hash = QCryptographicHash::hash(rows.join(u'\n').toUtf8(), QCryptographicHash::Sha256);
    const QString hex = QString::fromLatin1(hash.toHex().left(8)).toUpper();
    return hex.left(4) + u'-' + hex.mid(4);
}

// The database's own words are left out: on some databases they quote the row.
QString detailsOf(const Error &error, const FailureContext &context)
{
    const QDateTime time = context.at.toOffsetFromUtc(indiaOffsetSeconds);
    const auto row = [](const char *name, const QString &value) {
        return QString::fromLatin1(name).leftJustified(11) + value;
    };
    QStringList rows;
    rows << row("Time", dateToDisplay(time.date()) + u' ' + time.toString(u"HH:mm:ss"_s));
    rows << row("Action", context.action);
    rows << row("Document", context.document);
    rows << row("Fault", faultText(error));
    if (!error.step.isEmpty())
        rows << row("Step", stepText(error.step));
    rows << row("Result", resultText(error));
    if (!context.file.isEmpty()) {
        rows << row("Data file",
                    QDir::toNativeSeparators(context.file) + u"  "_s + sizeText(QFileInfo(context.file).size()));
        rows << row("Free space", sizeText(freeBytesBeside(context.file)));
    }
    rows << row("Version", QStringLiteral(DESK_VERSION));
    rows << row("Report id", reportId(rows));
    return rows.join(u'\n');
}

QString safetyTextOf(Safety safety, const FailureContext &context)
{
    switch (safety) {
    case Safety::NothingWritten: return nothingWritten(context);
    case Safety::Checking: return tr("Not known yet whether it was saved. Checking…");
    case Safety::Damaged: return tr("The data file is damaged. Stop entering.");
    }
    return {};
}

} // namespace

Failure describeFailure(const Error &error, const FailureContext &context)
{
    const Words words = wordsOf(error, context);
    Failure failure;
    failure.safety = safetyOf(error);
    failure.headline = words.headline;
    failure.what = words.what;
    failure.steps = words.steps;
    failure.canTryAgain = words.canTryAgain;
    failure.canSaveCopy = words.canSaveCopy || (!context.draftKept && context.linesOnScreen > 0);
    failure.canOpenReadOnly = words.canOpenReadOnly;
    failure.safetyText = safetyTextOf(failure.safety, context);
    failure.linesOnScreen = context.linesOnScreen;
    failure.draftKept = context.draftKept;
    failure.document = context.document;
    failure.details = detailsOf(error, context);
    if (failure.safety == Safety::Checking) {
        failure.headline = tr("Checking whether %1 was saved").arg(context.document);
        failure.what = tr("The answer of the company file was lost at the very last step.");
        failure.steps = {tr("Wait: the program looks the document up."), tr("Do not enter it a second time.")};
        failure.canTryAgain = false;
    }
    return failure;
}

Failure settledFailure(const Failure &checking, const QString &numberIfWritten)
{
    Failure failure = checking;
    failure.safety = Safety::NothingWritten;
    if (numberIfWritten.isEmpty()) {
        FailureContext context;
        context.document = checking.document;
        context.linesOnScreen = checking.linesOnScreen;
        context.draftKept = checking.draftKept;
        failure.headline = notSaved(context);
        failure.what = tr("The company file was looked through: the document is not in it.");
        failure.safetyText = nothingWritten(context);
        failure.steps = {tryAgain(), keepEditing()};
        failure.canTryAgain = true;
        failure.details += u"\nLooked up  not written"_s;
        return failure;
    }
    failure.savedAfterAll = true;
    failure.headline = tr("It was saved as %1").arg(numberIfWritten);
    failure.what = tr("The company file was looked through: the document is in it, whole.");
    failure.safetyText = tr("It was saved as %1. Nothing is to be entered again.").arg(numberIfWritten);
    failure.steps = {tr("Go on with the next document.")};
    failure.canTryAgain = false;
    failure.canSaveCopy = false;
    failure.details += u"\nLooked up  written as "_s + numberIfWritten;
    return failure;
}

} // namespace desk
