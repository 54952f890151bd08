#include "print/qrcode.h"

#include <qrencode.h>

#include <QUrl>

#include <memory>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int noteLength = 50;

QString encoded(const QString &text, const QByteArray &kept = {})
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, kept));
}

struct CodeDeleter {
    void operator()(QRcode *code) const { QRcode_free(code); }
};

// A short code bears a stain; a long one needs its modules large enough to be read at all.
QRecLevel levelFor(qsizetype bytes)
{
    return bytes <= 300 ? QR_ECLEVEL_M : QR_ECLEVEL_L;
}

} // namespace

QString upiPayload(const QString &vpa, const QString &payee, Money amount, const QString &note,
                   const QString &reference)
{
    QString uri = u"upi://pay?pa="_s + encoded(vpa, "@") + u"&pn="_s + encoded(payee);
    if (!reference.isEmpty())
        uri += u"&tr="_s + encoded(reference);
    if (!note.isEmpty())
        uri += u"&tn="_s + encoded(note.left(noteLength));
    return uri + u"&am="_s + amount.toPlain() + u"&cu=INR"_s;
}

std::optional<CodeItem> qrCode(const QByteArray &data)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(data.constData());
    const std::unique_ptr<QRcode, CodeDeleter> code(
        QRcode_encodeData(static_cast<int>(data.size()), bytes, 0, levelFor(data.size())));
    if (!code)
        return std::nullopt;
    CodeItem item;
    item.side = code->width;
    item.modules.resize(qsizetype{item.side} * item.side);
    for (int i = 0; i < item.side * item.side; ++i)
        item.modules.setBit(i, (code->data[i] & 1) != 0);
    return item;
}

} // namespace desk
