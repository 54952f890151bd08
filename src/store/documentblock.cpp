#include "store/documentblock.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace desk::store {

namespace {

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void put(QJsonObject &object, const Address &address)
{
    object.insert(u"address"_s, QJsonArray::fromStringList(address.lines));
    object.insert(u"city"_s, address.city);
    object.insert(u"state"_s, address.state);
    object.insert(u"pin"_s, address.pin);
}

Address addressFrom(const QJsonObject &object)
{
    Address address;
    const QJsonArray lines = object.value("address"_L1).toArray();
    for (const auto line : lines)
        address.lines += line.toString();
    address.city = object.value("city"_L1).toString();
    address.state = object.value("state"_L1).toString();
    address.pin = object.value("pin"_L1).toString();
    return address;
}

} // namespace

QString blockOf(const Company &company)
{
    QJsonObject block{{u"name"_s, company.name},
                      {u"gstin"_s, company.gstin},
                      {u"phone"_s, company.phone},
                      {u"email"_s, company.email},
                      {u"bank"_s, company.bankDetails},
                      {u"upi"_s, company.upi},
                      {u"turnover_above_5_crore"_s, company.turnoverAbove5Crore}};
    put(block, company.address);
    if (!company.logo.isEmpty()) {
        const QByteArray hash = QCryptographicHash::hash(company.logo, QCryptographicHash::Sha256);
        block.insert(u"logo_sha256"_s, QString::fromLatin1(hash.toHex()));
    }
    return compact(block);
}

Company companyFromBlock(const QString &block)
{
    const QJsonObject object = QJsonDocument::fromJson(block.toUtf8()).object();
    Company company;
    company.name = object.value("name"_L1).toString();
    company.gstin = object.value("gstin"_L1).toString();
    company.phone = object.value("phone"_L1).toString();
    company.email = object.value("email"_L1).toString();
    company.bankDetails = object.value("bank"_L1).toString();
    company.upi = object.value("upi"_L1).toString();
    company.turnoverAbove5Crore = object.value("turnover_above_5_crore"_L1).toBool();
    company.address = addressFrom(object);
    return company;
}

std::optional<QString> blockOf(const std::optional<ShipTo> &shipTo)
{
    if (!shipTo)
        return std::nullopt;
    QJsonObject block{{u"name"_s, shipTo->name}, {u"gstin"_s, shipTo->gstin}};
    put(block, shipTo->address);
    return compact(block);
}

std::optional<ShipTo> shipToFromBlock(const std::optional<QString> &block)
{
    if (!block)
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(block->toUtf8()).object();
    return ShipTo{object.value("name"_L1).toString(), object.value("gstin"_L1).toString(), addressFrom(object)};
}

} // namespace desk::store
