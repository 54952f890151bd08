#pragma once

#include "base/rate.h"
#include "base/strongid.h"
#include "domain/kinds.h"

#include <QString>

namespace desk {

// Goods or a service: the master that new lines copy from.
struct Item {
    ItemId id;
    QString code;
    QString name;
    QString hsn;
    QString unit; // a unit quantity code of units.h
    Percent gst;
    Percent cess;
    Rate rate;
    ItemKind kind = ItemKind::Goods;
    bool active = true;
    std::int64_t version = 0;
};

} // namespace desk
