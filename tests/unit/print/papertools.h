#pragma once

#include "print/paper.h"
#include "print/typesetter.h"

#include <QImage>

namespace desk::papertools {

// Of this process's main thread.
Typesetter &typesetter();

PaperLayout laidOut(const Document &document, const PaperOptions &options, const PaperFacts &facts = {});

// Output of a program; empty where it failed, which is reported.
QByteArray run(const QString &program, const QStringList &arguments);

// The text of each page as a reader of the file finds it, in the order of the page.
QStringList pdfPages(const PaperLayout &layout);
QString pdfText(const PaperLayout &layout);

QImage picture(const PaperPage &page, qreal dotsPerInch);

// "" or what is wrong: something outside the frame, two texts over each other, text over a picture or a code.
QString geometryFault(const PaperPage &page);

// Texts of a page in reading order, joined by blanks.
QString textOf(const PaperPage &page);

} // namespace desk::papertools
