#pragma once

#include "base/strongid.h"
#include "domain/kinds.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace desk {

// Where somebody is. `state` is the two-digit code of the GST state table; `pin` six digits or empty.
struct Address {
    QStringList lines;
    QString city;
    QString state;
    QString pin;
    friend bool operator==(const Address &, const Address &) = default;
};

// A customer (or job worker): the master that new documents copy from.
struct Party {
    PartyId id;
    QString code;
    QString name;
    QString gstin; // empty = unregistered
    Address address;
    QString phone;
    QString email;
    PartyType type = PartyType::Regular;
    bool active = true;
    std::int64_t version = 0; // grows with each change; a stale save is refused
};

// A place goods go to that is not the party's own address.
struct ShipTo {
    QString name;
    QString gstin;
    Address address;
    friend bool operator==(const ShipTo &, const ShipTo &) = default;
};

// The seller: one a company file.
struct Company {
    QString name;
    Address address;
    QString gstin;
    QString phone;
    QString email;
    QString bankDetails; // as printed, lines separated by \n
    QString upi;
    bool turnoverAbove5Crore = false; // then HSN needs 6 digits (Notification 78/2020)
    QByteArray logo;
};

} // namespace desk
