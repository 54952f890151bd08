#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QPrinter;
class QWidget;

namespace desk {

// What printing needs of the computer. Tests hand in others.
struct PrintPort {
    std::function<bool()> hasPrinter;
    // Asks which printer, and calls `accepted` when one was chosen. Returns at once.
    std::function<void(QPrinter &printer, QWidget *parent, const std::function<void()> &accepted)> choose;
    QString mailProgram; // takes --subject, --attach and an address; empty = there is none
};
PrintPort systemPrintPort();

// Where a file can be written: the wanted folder, else the documents', else the home, else the temporary one.
struct SavePlace {
    QString folder;
    QString why; // the wanted folder cannot be used: a sentence; empty = it is the wanted one
};
SavePlace savePlace(const QString &wanted);
// "name.pdf" -> "name (2).pdf", the first that is free in the folder.
QString freeName(const QString &folder, const QString &name);

} // namespace desk
