#include "gui/widgets/gallery.h"

#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/keyhint.h"
#include "widgets/keys.h"
#include "widgets/statuschip.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QShortcut>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

SuggestRows parties(const QString &typed)
{
    SuggestRows rows;
    const std::array<std::pair<QString, QString>, 4> known{
        std::pair{u"Patel Steel Traders, Surat"_s, u"24AAAAA0000A1Z8"_s},
        std::pair{u"Deccan Tools Pvt Ltd, Pune"_s, u"27CCCCC2222C1Z8"_s},
        std::pair{u"श्री गणेश ट्रेडर्स, इंदौर"_s, u"unregistered"_s},
        std::pair{u"Patil Engineering, Kolhapur"_s, u"unregistered"_s}};
    for (int id = 0; id < int(known.size()); ++id) {
        const auto &[name, detail] = known[std::size_t(id)];
        if (name.contains(typed, Qt::CaseInsensitive)) {
            rows.append(SuggestRow{name, detail, id});
        }
    }
    if (!typed.trimmed().isEmpty()) {
        rows.append(SuggestRow{u"Create \"%1\""_s.arg(typed.trimmed()), {}, {}, true});
    }
    return rows;
}

// A million rows that cost nothing.
class ManyRows final : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1'000'000; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 7; }

    QVariant data(const QModelIndex &index, int role) const override
    {
        const int row = index.row();
        const bool number = index.column() == 4 || index.column() == 5;
        constexpr std::array states{u"Delivered", u"Invoiced", u"Draft", u"Cancelled"};
        constexpr std::array tones{Tone::Success, Tone::Success, Tone::Warning, Tone::Error};
        const auto state = std::size_t(row % 4);
        if (role == Qt::TextAlignmentRole) {
            return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        }
        if (role == ToneRole && index.column() == 6) {
            return int(tones[state]);
        }
        if (role != Qt::DisplayRole) {
            return {};
        }
        switch (index.column()) {
        case 0: return u"DC/26-27/%1"_s.arg(1'000'000 - row);
        case 1: return u"25-11-2026"_s;
        case 2: return row % 3 ? u"Patel Steel Traders, Surat"_s : u"श्री गणेश ट्रेडर्स, इंदौर"_s;
        case 3: return u"GJ 03 AB %1"_s.arg(1000 + row % 9000);
        case 4: return row % 12 + 1;
        case 5: return Money::fromPaise(50'000 + row * 791'900LL).toDisplay();
        default: return QString::fromUtf16(states[state]);
        }
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        constexpr std::array names{u"Number", u"Date", u"Customer", u"Vehicle", u"Lines", u"Total ₹", u"Status"};
        const bool number = section == 4 || section == 5;
        if (role == Qt::TextAlignmentRole) {
            return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        }
        return role == Qt::DisplayRole && orientation == Qt::Horizontal
            ? QVariant(QString::fromUtf16(names[std::size_t(section)]))
            : QVariant();
    }
};

QLabel *label(const QString &text, const char *role)
{
    auto *result = new QLabel(text);
    setTextRole(result, role);
    return result;
}

QVBoxLayout *pageLayout(QWidget *page)
{
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(24, 16, 24, 12);
    layout->setSpacing(12);
    return layout;
}

} // namespace

Gallery::Gallery(bool hindi, int answerDelay)
    : m_hindi(hindi), m_delay(answerDelay), m_pages(new QStackedWidget), m_nav(new SideNav), m_panel(nullptr),
      m_lines(new SampleLines(this)), m_grid(new LineGrid), m_party(new SuggestEdit), m_partyBox(nullptr),
      m_date(new DateEdit), m_vehicle(new QLineEdit), m_reference(new QLineEdit), m_bar(new MessageBar),
      m_submit(nullptr)
{
    setWindowTitle(u"Challan Desk"_s);
    setWindowIcon(applicationIcon());
    auto *central = new QWidget;
    auto *layout = new QHBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_nav);
    layout->addWidget(m_pages, 1);
    setCentralWidget(central);
    m_nav->setCompany(u"Acme Traders"_s, u"FY 2026-27"_s);
    m_nav->setFoot(words(u"Ramesh (operator)"_s, u"रमेश (ऑपरेटर)"_s));
    m_nav->addItem(u"new"_s, u"truck"_s, words(u"New challan"_s, u"नया चालान"_s));
    m_nav->addItem(u"list"_s, u"list"_s, words(u"Challans"_s, u"चालान"_s));
    m_nav->addItem(u"invoices"_s, u"receipt-indian-rupee"_s, words(u"Invoices"_s, u"बीजक"_s));
    m_nav->addItem(u"customers"_s, u"users"_s, words(u"Customers"_s, u"ग्राहक"_s));
    m_nav->addItem(u"items"_s, u"package"_s, words(u"Items"_s, u"वस्तुएँ"_s));
    m_nav->addItem(u"reports"_s, u"chart-column"_s, words(u"Reports"_s, u"रिपोर्ट"_s));
    m_nav->addItem(u"backup"_s, u"archive-restore"_s, words(u"Backup"_s, u"बैकअप"_s));
    m_nav->addItem(u"settings"_s, u"settings"_s, words(u"Settings"_s, u"सेटिंग"_s));
    for (QWidget *page : {formPage(), listPage(), emptyPage(), controlsPage()}) {
        m_pages->addWidget(page);
    }
    m_panel = new SidePanel(central);
    m_panel->setTitle(words(u"New customer"_s, u"नया ग्राहक"_s));
    auto *fields = new QWidget;
    auto *column = new QVBoxLayout(fields);
    column->setContentsMargins(2, 2, 2, 2);
    column->setSpacing(12);
    for (const QString &name : {u"Name"_s, u"GSTIN"_s, u"State"_s, u"City"_s, u"Phone"_s}) {
        column->addWidget(new FieldBox(name, new QLineEdit));
    }
    column->addStretch();
    m_panel->setContent(fields);
    connect(m_panel, &SidePanel::accepted, m_panel, &SidePanel::close);
    const QStringList ids{u"new"_s, u"list"_s, u"invoices"_s, u"settings"_s};
    connect(m_nav, &SideNav::activated, this,
            [this, ids](const QString &id) { showPage(std::max(0, int(ids.indexOf(id)))); });
    showPage(0);
}

void Gallery::showPage(int page)
{
    const QStringList ids{u"new"_s, u"list"_s, u"invoices"_s, u"settings"_s};
    m_pages->setCurrentIndex(page);
    m_nav->setCurrent(ids.value(page));
}

QWidget *Gallery::titleRow(const QString &title, QWidget *right)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(new PageTitle(title));
    if (m_nav->current().isEmpty() && m_submit == nullptr) {
        auto *chip = new StatusChip;
        chip->setStatus(words(u"Draft"_s, u"मसौदा"_s), Tone::Warning);
        layout->addWidget(chip);
    }
    layout->addStretch();
    layout->addWidget(right);
    return row;
}

QWidget *Gallery::formPage()
{
    auto *page = new QWidget;
    auto *layout = pageLayout(page);
    layout->addWidget(
        titleRow(words(u"New delivery challan"_s, u"नया डिलीवरी चालान"_s), label(u"Draft kept 01:41"_s, "caption")));
    layout->addWidget(m_bar);
    layout->addWidget(headCard());
    m_grid->setModel(m_lines);
    const std::array widths{44, 0, 80, 110, 70, 120, 70, 150};
    for (int columnIndex = 0; columnIndex < int(widths.size()); ++columnIndex) {
        m_grid->setColumnWidth(columnIndex, Theme::of(this).px(widths[std::size_t(columnIndex)]));
    }
    m_grid->horizontalHeader()->setSectionResizeMode(SampleLines::Item, QHeaderView::Stretch);
    layout->addWidget(m_grid, 1);
    layout->addWidget(totals());
    layout->addWidget(foot());
    new FieldWalk(page);
    wireParty();
    wireGrid();
    return page;
}

QWidget *Gallery::headCard()
{
    auto *card = new Card;
    auto *grid = new QGridLayout(card);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    m_partyBox = new FieldBox(words(u"C&ustomer"_s, u"ग्राहक"_s), m_party);
    m_partyBox->setRequired(true);
    m_date->setToday([] { return QDate(2026, 11, 25); });
    m_date->setDate(QDate(2026, 11, 25));
    auto *number = new QLineEdit(u"DC/26-27/01042"_s);
    auto *place = new QLineEdit(u"24 Gujarat (within state)"_s);
    for (QLineEdit *field : {number, place}) {
        field->setReadOnly(true);
        field->setFocusPolicy(Qt::ClickFocus);
    }
    auto *purpose = new QComboBox;
    purpose->addItems({words(u"Supply"_s, u"आपूर्ति"_s), words(u"Job work"_s, u"जॉब वर्क"_s)});
    purpose->setFocusPolicy(Qt::ClickFocus);
    m_vehicle->setPlaceholderText(u"GJ 05 CD 4471"_s);
    grid->addWidget(m_partyBox, 0, 0, 1, 2);
    grid->addWidget(new FieldBox(words(u"Challan &date"_s, u"चालान तारीख"_s), m_date), 0, 2);
    grid->addWidget(new FieldBox(words(u"Challan number"_s, u"चालान संख्या"_s), number), 0, 3);
    grid->addWidget(new FieldBox(words(u"&Vehicle number"_s, u"वाहन संख्या"_s), m_vehicle), 1, 0);
    grid->addWidget(new FieldBox(words(u"Customer &order reference"_s, u"ग्राहक आदेश संदर्भ"_s), m_reference), 1, 1);
    grid->addWidget(new FieldBox(words(u"Place of supply"_s, u"आपूर्ति का स्थान"_s), place), 1, 2);
    grid->addWidget(new FieldBox(words(u"Purpose"_s, u"उद्देश्य"_s), purpose), 1, 3);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(2, 2);
    grid->setColumnStretch(3, 2);
    return card;
}

QWidget *Gallery::totals()
{
    auto *row = new QWidget;
    auto *grid = new QGridLayout(row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    grid->setColumnMinimumWidth(2, 150);
    grid->addWidget(label(words(u"4 lines"_s, u"4 पंक्तियाँ"_s), "muted"), 0, 0);
    const std::array<std::pair<QString, QString>, 2> sums{
        std::pair{words(u"Taxable value"_s, u"कर योग्य मूल्य"_s), u"12,93,577.25"_s},
        std::pair{u"CGST + SGST"_s, u"2,32,843.91"_s}};
    for (int line = 0; line < int(sums.size()); ++line) {
        grid->addWidget(label(sums[std::size_t(line)].first, "muted"), line, 1);
        grid->addWidget(new QLabel(sums[std::size_t(line)].second), line, 2, Qt::AlignRight);
    }
    grid->addWidget(label(words(u"Total"_s, u"कुल"_s), "muted"), 2, 1);
    grid->addWidget(label(u"₹ 15,26,421.00"_s, "total"), 2, 2, Qt::AlignRight);
    return row;
}

QWidget *Gallery::foot()
{
    auto *frame = new QFrame;
    frame->setObjectName(u"foot"_s);
    auto *layout = new QHBoxLayout(frame);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->setSpacing(8);
    auto *hints = new KeyHintRow;
    hints->addHint(u"Enter"_s, words(u"next"_s, u"अगला"_s));
    hints->addHint(u"Alt+C"_s, words(u"create item"_s, u"वस्तु बनाएँ"_s));
    hints->addHint(u"Ctrl+Del"_s, words(u"delete line"_s, u"पंक्ति हटाएँ"_s));
    hints->addHint(u"F2"_s, words(u"date"_s, u"तारीख"_s));
    hints->addHint(u"F1"_s, words(u"all keys"_s, u"सभी कुंजियाँ"_s));
    auto *draft = new QPushButton(words(u"&Save draft"_s, u"मसौदा सहेजें"_s));
    auto *preview = new QPushButton(themeIcon(u"printer"_s), words(u"Prin&t preview"_s, u"छपाई पूर्वावलोकन"_s));
    auto *submitButton = new PrimaryButton;
    submitButton->setLabel(words(u"Submit"_s, u"जमा करें"_s), u"Ctrl+Enter"_s);
    connect(submitButton, &QPushButton::clicked, this, &Gallery::submit);
    m_submit = submitButton;
    layout->addWidget(hints, 1);
    for (QPushButton *button : std::initializer_list<QPushButton *>{draft, preview, submitButton}) {
        layout->addWidget(button);
    }
    return frame;
}

void Gallery::wireParty()
{
    connect(m_party, &SuggestEdit::queryChanged, this, [this](const QString &typed, quint64 generation) {
        QTimer::singleShot(m_delay, m_party,
                           [this, typed, generation] { m_party->showSuggestions(generation, parties(typed)); });
    });
    connect(m_party, &SuggestEdit::unresolved, this, [this] {
        m_partyBox->setProblem(words(u"Not in the customer list. Alt+C creates it"_s, u"ग्राहक सूची में नहीं है"_s));
    });
    connect(m_party, &SuggestEdit::chosen, this, [this] { m_partyBox->setProblem({}); });
    connect(m_party, &SuggestEdit::createRequested, this, [this] { m_panel->open(m_panel->findChild<QLineEdit *>()); });
}

void Gallery::wireGrid()
{
    connect(m_grid, &LineGrid::suggestQuery, this, [this](int, int, const QString &typed, quint64 generation) {
        QTimer::singleShot(m_delay, m_grid, [this, typed, generation] {
            m_grid->suggestAnswer(generation, SampleLines::offers(typed));
        });
    });
    connect(m_grid, &LineGrid::leaveForward, this, [this] { m_submit->setFocus(Qt::TabFocusReason); });
    connect(m_grid, &LineGrid::leaveBackward, this, [this] { m_reference->setFocus(Qt::BacktabFocusReason); });
    const auto goOn = [this] {
        if (property("submitting").toBool()) {
            submit();
        }
    };
    connect(m_grid, &LineGrid::settled, this, goOn);
    connect(m_party, &SuggestEdit::settled, this, goOn);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(shortcut, &QShortcut::activated, this, &Gallery::submit);
    }
}

void Gallery::submit()
{
    const bool settled = m_grid->commitPending() && m_party->takeCurrent() != SuggestEdit::Outcome::Waiting;
    setProperty("submitting", !settled);
    if (settled) {
        m_bar->showMessage(
            Tone::Success, u"DC/26-27/01042 saved."_s,
            {{u"undo"_s, u"Undo (Ctrl+Z)"_s}, {u"open"_s, u"Open"_s}, {u"print"_s, u"Print (Ctrl+P)"_s}});
        Q_EMIT submitted();
    }
}

void Gallery::showFaults()
{
    m_bar->showMessage(Tone::Error, words(u"2 things to fix before submitting:"_s, u"जमा करने से पहले 2 बातें ठीक करें:"_s),
                       {{u"customer"_s, words(u"Customer"_s, u"ग्राहक"_s)},
                        {u"row5"_s, words(u"Row 5 quantity"_s, u"पंक्ति 5 मात्रा"_s)}});
    m_party->setText(u"Patel Stee"_s);
    m_partyBox->setProblem(
        words(u"Not in the customer list. Alt+C creates it"_s, u"ग्राहक सूची में नहीं है। Alt+C से बनाएँ"_s));
    m_lines->setData(m_lines->index(m_lines->rowCount() - 1, SampleLines::Item), 4, ChoiceRole);
}

QStringList Gallery::written() const
{
    const QString head = QStringList{m_party->text(), m_date->text(), m_vehicle->text(), m_reference->text()}.join(
        u'|');
    return QStringList{head} + m_lines->written();
}

QWidget *Gallery::listPage()
{
    auto *page = new QWidget;
    auto *layout = pageLayout(page);
    auto *create = new PrimaryButton;
    create->setLabel(words(u"New challan"_s, u"नया चालान"_s), u"Alt+F8"_s);
    layout->addWidget(titleRow(words(u"Delivery challans"_s, u"डिलीवरी चालान"_s), create));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *search = new QLineEdit;
    search->setPlaceholderText(words(u"Search number, customer, vehicle, item, amount"_s, u"संख्या, ग्राहक, वाहन खोजें"_s));
    search->setAccessibleName(words(u"Search"_s, u"खोजें"_s));
    search->addAction(themeIcon(u"search"_s, ColorRole::Muted), QLineEdit::LeadingPosition);
    search->setMinimumWidth(280);
    row->addWidget(search, 1);
    for (const QString &text : {words(u"This month"_s, u"इस माह"_s), words(u"All customers"_s, u"सभी ग्राहक"_s),
                                words(u"All statuses"_s, u"सभी स्थिति"_s)}) {
        auto *combo = new QComboBox;
        combo->addItem(text);
        combo->setAccessibleName(text);
        row->addWidget(combo);
    }
    row->addWidget(new QPushButton(themeIcon(u"columns-3"_s), words(u"Columns"_s, u"स्तंभ"_s)));
    row->addWidget(new QPushButton(themeIcon(u"download"_s), words(u"Export"_s, u"निर्यात"_s)));
    layout->addLayout(row);
    auto *view = new PagedTableView;
    view->setModel(new ManyRows(view));
    const std::array widths{150, 110, 320, 130, 70, 150, 100};
    for (int columnIndex = 0; columnIndex < int(widths.size()); ++columnIndex) {
        view->setColumnWidth(columnIndex, Theme::of(this).px(widths[std::size_t(columnIndex)]));
    }
    view->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    view->selectRow(2);
    layout->addWidget(view, 1);
    layout->addWidget(label(u"10,00,000 challans  ·  1 selected"_s, "muted"));
    return page;
}

QWidget *Gallery::emptyPage()
{
    auto *page = new QWidget;
    auto *layout = pageLayout(page);
    layout->addWidget(titleRow(words(u"Tax invoices"_s, u"कर बीजक"_s), new QWidget));
    auto *card = new Card;
    auto *inside = new QVBoxLayout(card);
    auto *empty = new EmptyState;
    empty->setContent(
        u"package-open"_s, words(u"No invoice yet"_s, u"अभी कोई बीजक नहीं"_s),
        words(
            u"Invoices you enter appear here. Press F8 to enter the first one, or bring in customers and items from a spreadsheet first."_s,
            u"दर्ज किए गए बीजक यहाँ दिखते हैं। पहला बीजक F8 से दर्ज करें।"_s));
    empty->setActions(words(u"New invoice"_s, u"नया बीजक"_s),
                      words(u"Import customers and items"_s, u"ग्राहक और वस्तुएँ लाएँ"_s));
    inside->addWidget(empty);
    layout->addWidget(card, 1);
    return page;
}

QLayout *Gallery::buttonRow()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (const char *kind : {"", "primary", "danger", "quiet", "link"}) {
        for (const bool enabled : {true, false}) {
            auto *button = new QPushButton(
                themeIcon(u"printer"_s, qstrcmp(kind, "primary") == 0 ? ColorRole::OnAccent : ColorRole::Text),
                *kind ? QString::fromLatin1(kind) : u"ordinary"_s);
            setButtonKind(button, kind);
            button->setEnabled(enabled);
            buttons->addWidget(button);
        }
    }
    buttons->addStretch();
    return buttons;
}

QWidget *Gallery::fieldCard()
{
    auto *card = new Card;
    auto *grid = new QGridLayout(card);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    auto *money = new NumberEdit(NumberKind::Money);
    money->setValue(Money::fromPaise(123'456'750));
    auto *quantity = new NumberEdit(NumberKind::Quantity);
    quantity->setText(u"12,5"_s);
    auto *disabled = new QLineEdit(u"cannot be changed now"_s);
    disabled->setEnabled(false);
    auto *combo = new QComboBox;
    combo->addItems({u"100 %"_s, u"115 %"_s, u"130 %"_s, u"150 %"_s});
    auto *badCombo = new QComboBox;
    badCombo->addItem(words(u"Choose a state"_s, u"राज्य चुनें"_s));
    auto *quantityBox = new FieldBox(words(u"Quantity"_s, u"मात्रा"_s), quantity);
    quantityBox->setProblem(words(u"For decimals type a dot: 12.5"_s, u"दशमलव के लिए बिंदु लिखें: 12.5"_s));
    auto *stateBox = new FieldBox(words(u"State"_s, u"राज्य"_s), badCombo);
    stateBox->setRequired(true);
    stateBox->setProblem(words(u"Choose a state"_s, u"राज्य चुनें"_s));
    auto *rateBox = new FieldBox(words(u"Rate"_s, u"दर"_s), new NumberEdit(NumberKind::Rate));
    rateBox->setHint(words(u"last 812.00 on 14-11-2026"_s, u"पिछली 812.00, 14-11-2026"_s));
    grid->addWidget(new FieldBox(words(u"Amount"_s, u"राशि"_s), money), 0, 0);
    grid->addWidget(quantityBox, 0, 1);
    grid->addWidget(rateBox, 0, 2);
    grid->addWidget(new FieldBox(words(u"Text size"_s, u"अक्षर आकार"_s), combo), 1, 0);
    grid->addWidget(stateBox, 1, 1);
    grid->addWidget(new FieldBox(words(u"Locked"_s, u"बंद"_s), disabled), 1, 2);
    return card;
}

QLayout *Gallery::toggleRow()
{
    auto *toggles = new QHBoxLayout;
    toggles->setSpacing(16);
    for (const bool on : {true, false}) {
        auto *check = new QCheckBox(words(u"Tally keys"_s, u"टैली कुंजियाँ"_s));
        check->setChecked(on);
        auto *radio = new QRadioButton(words(u"Light"_s, u"हल्का"_s));
        radio->setChecked(on);
        radio->setAutoExclusive(false);
        auto *off = new QCheckBox(words(u"Not now"_s, u"अभी नहीं"_s));
        off->setChecked(on);
        off->setEnabled(false);
        for (QWidget *toggle : std::initializer_list<QWidget *>{check, radio, off}) {
            toggles->addWidget(toggle);
        }
    }
    for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Success, Tone::Warning, Tone::Error}) {
        auto *chip = new StatusChip;
        chip->setStatus(words(u"Delivered"_s, u"वितरित"_s), tone);
        toggles->addWidget(chip);
    }
    toggles->addStretch();
    return toggles;
}

QWidget *Gallery::controlsPage()
{
    auto *page = new QWidget;
    auto *layout = pageLayout(page);
    layout->addWidget(titleRow(words(u"Controls"_s, u"नियंत्रण"_s), new QWidget));
    layout->addLayout(buttonRow());
    layout->addWidget(fieldCard());
    layout->addLayout(toggleRow());
    for (const Tone tone : {Tone::Accent, Tone::Success, Tone::Warning, Tone::Error}) {
        auto *bar = new MessageBar;
        bar->showMessage(tone, words(u"DC/26-27/01042 saved."_s, u"DC/26-27/01042 सहेजा गया।"_s),
                         {{u"open"_s, words(u"Open"_s, u"खोलें"_s)}, {u"print"_s, words(u"Print"_s, u"छापें"_s)}});
        layout->addWidget(bar);
    }
    auto *tabs = new QTabWidget;
    auto *notes = new QPlainTextEdit(words(u"Remarks"_s, u"टिप्पणी"_s));
    notes->setAccessibleName(words(u"Remarks"_s, u"टिप्पणी"_s));
    notes->setTabChangesFocus(true);
    tabs->addTab(notes, words(u"Details"_s, u"विवरण"_s));
    tabs->addTab(label(u"History"_s, "muted"), words(u"History"_s, u"इतिहास"_s));
    layout->addWidget(tabs, 1);
    return page;
}

} // namespace desk
