#pragma once

#include "base/error.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace desk {

// The three things a person must know after a fault, and exactly three (design section 5).
enum class Safety {
    NothingWritten, // green: the rollback is confirmed
    Checking,       // amber: the fault fell into COMMIT; being looked up by uuid
    Damaged         // red: the data file is damaged
};

// What stands in the rollback dialog (ux.md part 5).
struct Failure {
    QString headline; // "DC/26-27/01042 was not saved"
    QString what;     // what happened, in the user's words
    Safety safety = Safety::NothingWritten;
    QString safetyText;
    QStringList steps; // what you can do, at most three
    bool canTryAgain = true;
    bool canSaveCopy = false; // "Save copy elsewhere": the form as a draft file in another folder
    bool canOpenReadOnly = false;
    bool savedAfterAll = false; // looked up: the document is there after all, headline says its number
    QString document;           // the subject of the headline
    int linesOnScreen = 0;
    bool draftKept = true;
    QString
        details; // monospace block: time, action, document, fault and code, step, result, file, sizes, versions, report id
};

struct FailureContext {
    QString action;   // "Submit delivery challan"
    QString document; // its title or number for people: "The delivery challan" / "DC/26-27/01042"
    int linesOnScreen = 0;
    bool draftKept = true;
    QString file; // the company file
    QDateTime at;
};

// Words for every fault code. No customer data in `details`.
Failure describeFailure(const Error &error, const FailureContext &context);
// The same after the look-up: found (number given) or not there.
Failure settledFailure(const Failure &checking, const QString &numberIfWritten);

} // namespace desk
