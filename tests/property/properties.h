#pragma once

#include <rapidcheck.h>

#include <QByteArray>
#include <QString>

#include <ostream>

// How many random values each property is tried with. RC_PARAMS of the environment has the last word, so that a failure
// can be repeated with its seed. To be called before the first property.
inline void tryEachProperty(int times)
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=" + QByteArray::number(times));
}

// What a failed assertion prints.
inline void show(const QString &text, std::ostream &stream)
{
    stream << qPrintable(text);
}
