#include "store/logostore.h"

#include <QCryptographicHash>

namespace desk::store {

namespace {

const QString insertImage = QStringLiteral(
    "INSERT INTO logo_image (sha256, image) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING");
const QString selectImageId = QStringLiteral("SELECT id FROM logo_image WHERE sha256 = ?");
const QString insertUse = QStringLiteral("INSERT INTO document_logo (document_id, logo_id) VALUES (?, ?)");
const QString selectImage = QStringLiteral(
    "SELECT i.image FROM document_logo AS d JOIN logo_image AS i ON i.id = d.logo_id WHERE d.document_id = ?");

} // namespace

void keepLogo(Connection &connection, DocumentId document, const QByteArray &image)
{
    const QString hash = QString::fromLatin1(QCryptographicHash::hash(image, QCryptographicHash::Sha256).toHex());
    auto id = connection.value<std::int64_t>(selectImageId, hash);
    if (!id) {
        connection.run(insertImage, hash, image);
        id = connection.value<std::int64_t>(selectImageId, hash);
    }
    connection.run(insertUse, document, id);
}

QByteArray logoOf(Connection &connection, DocumentId document)
{
    return connection.value<QByteArray>(selectImage, document).value_or(QByteArray());
}

} // namespace desk::store
