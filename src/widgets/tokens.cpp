#include "widgets/tokens.h"

namespace desk {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

} // namespace

Tokens Tokens::light()
{
    return Tokens{.window = rgb(0xF4F6F8),
                  .surface = rgb(0xFFFFFF),
                  .surfaceAlt = rgb(0xF8FAFB),
                  .divider = rgb(0xD0D7DE),
                  .fieldBorder = rgb(0x7B8794),
                  .text = rgb(0x1F2933),
                  .muted = rgb(0x52606D),
                  .accent = rgb(0x0F5EA8),
                  .onAccent = rgb(0xFFFFFF),
                  .selection = rgb(0xE3EFF9),
                  .error = rgb(0xB42318),
                  .errorSoft = rgb(0xFDECEA),
                  .warning = rgb(0x8A5300),
                  .warningSoft = rgb(0xFFF4DC),
                  .success = rgb(0x1B6E3C),
                  .successSoft = rgb(0xE5F5EA),
                  .field = rgb(0xFFFFFF)};
}

Tokens Tokens::dark()
{
    return Tokens{.window = rgb(0x14181D),
                  .surface = rgb(0x1C2229),
                  .surfaceAlt = rgb(0x20272F),
                  .divider = rgb(0x3A4550),
                  .fieldBorder = rgb(0x7A8895),
                  .text = rgb(0xE6EAEE),
                  .muted = rgb(0xA3AFBA),
                  .accent = rgb(0x6CB2F2),
                  .onAccent = rgb(0x0B1520),
                  .selection = rgb(0x1D3650),
                  .error = rgb(0xFF8A80),
                  .errorSoft = rgb(0x43201E),
                  .warning = rgb(0xF2C063),
                  .warningSoft = rgb(0x3D2F12),
                  .success = rgb(0x7CD59A),
                  .successSoft = rgb(0x17382A),
                  .field = rgb(0x161B21)};
}

QColor Tokens::color(ColorRole role) const
{
    switch (role) {
    case ColorRole::Window: return window;
    case ColorRole::Surface: return surface;
    case ColorRole::SurfaceAlt: return surfaceAlt;
    case ColorRole::Divider: return divider;
    case ColorRole::FieldBorder: return fieldBorder;
    case ColorRole::Text: return text;
    case ColorRole::Muted: return muted;
    case ColorRole::Accent: return accent;
    case ColorRole::OnAccent: return onAccent;
    case ColorRole::Selection: return selection;
    case ColorRole::Error: return error;
    case ColorRole::ErrorSoft: return errorSoft;
    case ColorRole::Warning: return warning;
    case ColorRole::WarningSoft: return warningSoft;
    case ColorRole::Success: return success;
    case ColorRole::SuccessSoft: return successSoft;
    case ColorRole::Field: return field;
    }
    return text;
}

ColorRole inkRole(Tone tone)
{
    switch (tone) {
    case Tone::Neutral: return ColorRole::Muted;
    case Tone::Accent: return ColorRole::Accent;
    case Tone::Success: return ColorRole::Success;
    case Tone::Warning: return ColorRole::Warning;
    case Tone::Error: return ColorRole::Error;
    }
    return ColorRole::Muted;
}

QColor Tokens::ink(Tone tone) const
{
    return color(inkRole(tone));
}

QColor Tokens::soft(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral: return surfaceAlt;
    case Tone::Accent: return selection;
    case Tone::Success: return successSoft;
    case Tone::Warning: return warningSoft;
    case Tone::Error: return errorSoft;
    }
    return surfaceAlt;
}

} // namespace desk
