#pragma once

#include "domain/document.h"
#include "viewmodels/documentformmodel.h"

#include <array>

namespace desk {

// The texts of a form's fields, without the lines and without a database: reading, checking, field paths.
class FormFields {
public:
    using Field = DocumentFormModel::Field;
    static constexpr int count = static_cast<int>(Field::SeveralPlaces) + 1;

    const QString &text(Field field) const { return m_texts[indexOf(field)]; }
    void set(Field field, const QString &text) { m_texts[indexOf(field)] = text; }
    bool isOn(Field field) const { return text(field) == QLatin1String("1"); }

    // The text in the form it is shown in once the field is left: 25-11-2026, KA01AB1234, 29.
    static QString normalised(Field field, const QString &text, QDate today);
    // What is wrong with the text as typed; empty = fine or blank.
    static QString problemOf(Field field, const QString &text, QDate today);

    QDate date(Field field, QDate today) const;
    std::optional<ShipTo> shipTo() const;
    Discount discount() const;
    std::optional<Charge> charge() const;
    SupplyType supplyType() const;
    Purpose purpose() const;

    // Everything but party and lines. What cannot be read comes back as violations with field paths.
    DocumentDraft toDraft(DocumentKind kind, QDate today, Violations &violations) const;

    static QString pathOf(Field field);
    // The field that shows a violation of that path; none for the lines and for what has no field.
    static std::optional<Field> fieldOf(const QString &path);

    QJsonObject toJson() const;
    void fromJson(const QJsonObject &json);

private:
    static std::size_t indexOf(Field field) { return static_cast<std::size_t>(field); }
    Transport transport(QDate today) const;

    std::array<QString, static_cast<std::size_t>(count)> m_texts;
};

} // namespace desk
