#include "print/copies.h"

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

QStringList copyMarks(const Document &document)
{
    switch (document.kind) {
    case DocumentKind::Challan:
        return {u"ORIGINAL FOR CONSIGNEE"_s, u"DUPLICATE FOR TRANSPORTER"_s, u"TRIPLICATE FOR CONSIGNER"_s};
    case DocumentKind::Invoice: {
        const bool services = !document.lines.empty()
            && std::all_of(document.lines.begin(), document.lines.end(),
                           [](const DocumentLine &line) { return line.itemKind == ItemKind::Service; });
        if (services)
            return {u"ORIGINAL FOR RECIPIENT"_s, u"DUPLICATE FOR SUPPLIER"_s};
        return {u"ORIGINAL FOR RECIPIENT"_s, u"DUPLICATE FOR TRANSPORTER"_s, u"TRIPLICATE FOR SUPPLIER"_s};
    }
    case DocumentKind::CreditNote: return {u"ORIGINAL FOR RECIPIENT"_s, u"DUPLICATE FOR SUPPLIER"_s};
    case DocumentKind::Return:
    case DocumentKind::Receipt: break;
    }
    return {u"ORIGINAL"_s, u"OFFICE COPY"_s};
}

QString copyWord(const QString &mark)
{
    return mark.section(u' ', 0, 0).toLower();
}

QStringList marksNamed(const Document &document, const QStringList &words)
{
    QStringList marks = copyMarks(document);
    marks.removeIf([&](const QString &mark) { return !words.contains(copyWord(mark), Qt::CaseInsensitive); });
    return marks;
}

} // namespace desk
