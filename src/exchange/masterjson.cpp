#include "exchange/masterjson.h"

#include "domain/gstin.h"
#include "domain/reference.h"
#include "exchange/jsonreader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

struct MasterJson {
    Q_DECLARE_TR_FUNCTIONS(desk::MasterJson)
};

constexpr qint64 largestLogo = 1024LL * 1024;

QByteArray readLogo(JsonReader &reader, const QString &folder)
{
    const QString path = reader.text(u"logo"_s);
    if (path.isEmpty())
        return {};
    QFile file(QDir(folder).absoluteFilePath(path));
    if (!file.open(QIODevice::ReadOnly))
        reader.refuse(u"logo"_s, u"unreadable"_s, MasterJson::tr("%1 cannot be read.").arg(file.fileName()));
    else if (file.size() > largestLogo)
        reader.refuse(u"logo"_s, u"too_long"_s, MasterJson::tr("The logo is larger than 1 MB."));
    else
        return file.readAll();
    return {};
}

// An object of labels and values, or a text, as it will stand on the paper: one line for each.
QString readBank(JsonReader &reader)
{
    if (!reader.holdsObject(u"bank"_s))
        return reader.text(u"bank"_s);
    QStringList lines;
    reader.object(u"bank"_s, [&](JsonReader &bank) {
        const QString name = bank.text(u"name"_s);
        const QString branch = bank.text(u"branch"_s);
        const QString account = bank.text(u"account"_s);
        const QString ifsc = bank.text(u"ifsc"_s);
        lines = {branch.isEmpty() ? name : name + u", "_s + branch, account.isEmpty() ? account : u"A/c "_s + account,
                 ifsc.isEmpty() ? ifsc : u"IFSC "_s + ifsc};
    });
    lines.removeAll(QString());
    return lines.join(u'\n');
}

Series readSeries(JsonReader &reader)
{
    Series series;
    series.kind = reader.word(u"kind"_s, DocumentKind::Challan, documentKindFrom);
    series.code = reader.requiredText(u"code"_s);
    series.prefix = reader.text(u"prefix"_s);
    series.digits = reader.whole(u"digits"_s, 5, 1, 10);
    series.active = reader.flag(u"active"_s, true);
    return series;
}

// Lots without a number count from 1; a list that is not there says nothing about what is stored.
std::optional<std::vector<OrderLot>> readLots(JsonReader &line)
{
    std::vector<OrderLot> lots;
    const bool isGiven = line.holdsArray(u"lots"_s);
    line.objects(u"lots"_s, [&](JsonReader &fields) {
        OrderLot lot;
        lot.number = fields.whole(u"lot"_s, static_cast<int>(lots.size()) + 1, 1, 99'999);
        lot.quantity = fields.quantity(u"qty"_s).value_or(Quantity());
        lot.due = fields.date(u"due"_s);
        lot.remark = fields.text(u"remark"_s);
        lots.push_back(std::move(lot));
    });
    return isGiven ? std::optional(std::move(lots)) : std::nullopt;
}

std::optional<std::vector<OrderOpening>> readOpening(JsonReader &line)
{
    std::vector<OrderOpening> opening;
    const bool isGiven = line.holdsArray(u"opening"_s);
    line.objects(u"opening"_s, [&](JsonReader &fields) {
        OrderOpening entry;
        entry.date = fields.date(u"date"_s);
        entry.quantity = fields.quantity(u"qty"_s).value_or(Quantity());
        entry.reference = fields.text(u"reference"_s);
        opening.push_back(std::move(entry));
    });
    return isGiven ? std::optional(std::move(opening)) : std::nullopt;
}

// The object read by `read`, unless a field was refused.
template <typename T, typename Read>
Result<T> whole(const QJsonObject &object, Read read)
{
    Violations violations;
    JsonReader reader(object, {}, violations);
    T value = read(reader);
    reader.refuseOthers();
    if (!violations.empty())
        return tl::unexpected(refusedFields(std::move(violations)));
    return value;
}

} // namespace

Address readAddress(JsonReader &reader)
{
    Address address;
    address.lines = reader.texts(u"address"_s);
    address.city = reader.text(u"city"_s);
    address.state = normalisedStateCode(reader.text(u"state"_s));
    address.pin = reader.text(u"pin"_s);
    return address;
}

Party readParty(JsonReader &reader)
{
    Party party;
    party.code = reader.text(u"code"_s);
    party.name = reader.requiredText(u"name"_s);
    party.gstin = normalisedGstin(reader.text(u"gstin"_s));
    party.address = readAddress(reader);
    party.phone = reader.text(u"phone"_s);
    party.email = reader.text(u"email"_s);
    party.type = reader.word(u"type"_s, party.gstin.isEmpty() ? PartyType::Unregistered : PartyType::Regular,
                             partyTypeFrom);
    party.active = reader.flag(u"active"_s, true);
    return party;
}

Result<CompanyInput> companyFromJson(const QJsonObject &object, const QString &folder)
{
    return whole<CompanyInput>(object, [&](JsonReader &reader) {
        CompanyInput input;
        Company &company = input.company;
        company.name = reader.requiredText(u"name"_s);
        company.address = readAddress(reader);
        company.gstin = reader.text(u"gstin"_s);
        company.phone = reader.text(u"phone"_s);
        company.email = reader.text(u"email"_s);
        company.bankDetails = readBank(reader);
        company.upi = reader.text(u"upi"_s);
        const QString slab = reader.text(u"turnover_slab"_s);
        company.turnoverAbove5Crore = slab == u"above_5cr"_s;
        if (!slab.isEmpty() && slab != u"above_5cr"_s && slab != u"upto_5cr"_s)
            reader.refuse(u"turnover_slab"_s, u"unknown_word"_s,
                          MasterJson::tr("turnover_slab is upto_5cr or above_5cr."));
        company.logo = readLogo(reader, folder);
        reader.objects(u"series"_s, [&](JsonReader &series) { input.series.push_back(readSeries(series)); });
        return input;
    });
}

Result<Party> partyFromJson(const QJsonObject &object)
{
    return whole<Party>(object, readParty);
}

Result<Item> itemFromJson(const QJsonObject &object)
{
    return whole<Item>(object, [](JsonReader &reader) {
        Item item;
        item.code = reader.text(u"code"_s);
        item.name = reader.requiredText(u"name"_s);
        item.hsn = reader.text(u"hsn"_s);
        item.unit = reader.requiredText(u"unit"_s);
        item.gst = reader.percent(u"gst"_s).value_or(Percent());
        item.cess = reader.percent(u"cess"_s).value_or(Percent());
        item.rate = reader.rate(u"rate"_s).value_or(Rate());
        item.kind = reader.word(u"kind"_s, isServiceCode(item.hsn) ? ItemKind::Service : ItemKind::Goods, itemKindFrom);
        item.active = reader.flag(u"active"_s, true);
        return item;
    });
}

Result<OrderDraft> orderFromJson(const QJsonObject &object)
{
    return whole<OrderDraft>(object, [](JsonReader &reader) {
        OrderDraft order;
        order.number = reader.requiredText(u"number"_s);
        order.date = reader.date(u"date"_s);
        order.partyCode = reader.requiredText(u"party"_s);
        order.allowExcess = reader.flag(u"allow_excess"_s, false);
        order.remarks = reader.text(u"remarks"_s);
        reader.objects(u"lines"_s, [&](JsonReader &fields) {
            OrderDraft::Line line;
            line.number = fields.whole(u"line"_s, 0, 1, 99'999);
            line.item = fields.text(u"item"_s);
            line.description = fields.text(u"description"_s);
            line.unit = fields.text(u"unit"_s);
            line.quantity = fields.quantity(u"qty"_s).value_or(Quantity());
            line.rate = fields.rate(u"rate"_s);
            line.due = fields.date(u"due"_s);
            line.lots = readLots(fields);
            line.opening = readOpening(fields);
            order.lines.push_back(std::move(line));
        });
        return order;
    });
}

} // namespace desk
