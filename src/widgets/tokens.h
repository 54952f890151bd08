#pragma once

#include <QColor>

namespace desk {

enum class ColorRole {
    Window,
    Surface,
    SurfaceAlt,
    Divider,
    FieldBorder,
    Text,
    Muted,
    Accent,
    OnAccent,
    Selection,
    Error,
    ErrorSoft,
    Warning,
    WarningSoft,
    Success,
    SuccessSoft,
    Field
};

// What a colour says. The word beside it always says the same: colour never stands alone (WCAG 1.4.1).
enum class Tone { Neutral, Accent, Success, Warning, Error };

// The colours of one theme. Every pair that text is drawn in has at least 4.5:1, every edge that matters 3:1.
struct Tokens {
    QColor window, surface, surfaceAlt, divider, fieldBorder, text, muted, accent, onAccent, selection;
    QColor error, errorSoft, warning, warningSoft, success, successSoft, field;

    static Tokens light();
    static Tokens dark();

    QColor color(ColorRole role) const;
    QColor ink(Tone tone) const;
    QColor soft(Tone tone) const;
};

ColorRole inkRole(Tone tone);

} // namespace desk
