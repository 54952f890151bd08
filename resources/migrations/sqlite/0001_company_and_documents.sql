-- Money in paise, quantities in thousandths, rates in millionths of a rupee, percentages in thousandths of a percent.
-- Dates yyyy-MM-dd in India, times ISO in UTC. Names of columns are the words of the field.

CREATE TABLE company (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL CHECK (name <> ''),
    address TEXT NOT NULL,
    city TEXT NOT NULL,
    state TEXT NOT NULL CHECK (length(state) = 2),
    pin TEXT NOT NULL,
    gstin TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    bank_details TEXT NOT NULL,
    upi TEXT NOT NULL,
    turnover_above_5_crore INTEGER NOT NULL CHECK (turnover_above_5_crore IN (0, 1)),
    logo BLOB,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE party (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL CHECK (code <> ''),
    code_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL,
    gstin TEXT NOT NULL,
    address TEXT NOT NULL,
    city TEXT NOT NULL,
    state TEXT NOT NULL,
    pin TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('regular', 'unregistered', 'sez', 'overseas', 'consumer')),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX party_by_name ON party (name_key, id);
CREATE INDEX party_by_gstin ON party (gstin) WHERE gstin <> '';

CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL CHECK (code <> ''),
    code_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL,
    hsn TEXT NOT NULL,
    unit TEXT NOT NULL,
    gst INTEGER NOT NULL CHECK (gst BETWEEN 0 AND 100000),
    cess INTEGER NOT NULL CHECK (cess BETWEEN 0 AND 400000),
    rate INTEGER NOT NULL CHECK (rate >= 0),
    kind TEXT NOT NULL CHECK (kind IN ('goods', 'service')),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX item_by_name ON item (name_key, id);

-- The tax rate of an item from a date on; item.gst is the rate of today (R47).
CREATE TABLE item_tax_rate (
    item_id INTEGER NOT NULL REFERENCES item (id),
    valid_from TEXT NOT NULL,
    gst INTEGER NOT NULL CHECK (gst BETWEEN 0 AND 100000),
    cess INTEGER NOT NULL CHECK (cess BETWEEN 0 AND 400000),
    PRIMARY KEY (item_id, valid_from)
) STRICT;

CREATE TABLE sales_order (
    id INTEGER PRIMARY KEY,
    party_id INTEGER NOT NULL REFERENCES party (id),
    number TEXT NOT NULL CHECK (number <> ''),
    number_key TEXT NOT NULL,
    date TEXT NOT NULL,
    allow_excess INTEGER NOT NULL DEFAULT 0 CHECK (allow_excess IN (0, 1)),
    closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
    close_reason TEXT NOT NULL DEFAULT '',
    remarks TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (party_id, number_key)
) STRICT;
CREATE INDEX sales_order_by_number ON sales_order (number_key);
CREATE INDEX sales_order_by_date ON sales_order (date DESC, id DESC);
CREATE INDEX sales_order_by_party ON sales_order (party_id, date DESC, id DESC);

CREATE TABLE order_line (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES sales_order (id),
    line_no INTEGER NOT NULL CHECK (line_no > 0),
    item_id INTEGER REFERENCES item (id),
    description TEXT NOT NULL,
    hsn TEXT NOT NULL,
    unit TEXT NOT NULL,
    gst INTEGER NOT NULL CHECK (gst BETWEEN 0 AND 100000),
    qty INTEGER NOT NULL CHECK (qty > 0),
    rate INTEGER NOT NULL CHECK (rate >= 0),
    due TEXT,
    cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)),
    short_closed INTEGER NOT NULL DEFAULT 0 CHECK (short_closed IN (0, 1)),
    UNIQUE (order_id, line_no)
) STRICT;

-- When the customer wants how much of a line: a plan, which limits nothing.
CREATE TABLE order_lot (
    order_line_id INTEGER NOT NULL REFERENCES order_line (id),
    lot_no INTEGER NOT NULL CHECK (lot_no > 0),
    qty INTEGER NOT NULL CHECK (qty > 0),
    due TEXT NOT NULL CHECK (length(due) = 10),
    remark TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (order_line_id, lot_no)
) STRICT;

-- What had left for a line before this program was used: counts as dispatched.
CREATE TABLE order_opening (
    id INTEGER PRIMARY KEY,
    order_line_id INTEGER NOT NULL REFERENCES order_line (id),
    date TEXT NOT NULL CHECK (length(date) = 10),
    qty INTEGER NOT NULL CHECK (qty > 0),
    reference TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX order_opening_by_line ON order_opening (order_line_id, qty);

CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('challan', 'invoice', 'return', 'credit-note', 'receipt')),
    code TEXT NOT NULL CHECK (code <> ''),
    code_key TEXT NOT NULL,
    prefix TEXT NOT NULL,
    digits INTEGER NOT NULL CHECK (digits BETWEEN 1 AND 10),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    UNIQUE (kind, code_key)
) STRICT;

-- The next serial of a series in a year; the row is what two writers wait for.
CREATE TABLE series_counter (
    series_id INTEGER NOT NULL REFERENCES series (id),
    fy TEXT NOT NULL,
    next INTEGER NOT NULL CHECK (next > 0),
    PRIMARY KEY (series_id, fy)
) STRICT;

-- Up to this day the books are filed: nothing dated on or before it is issued, changed or cancelled.
CREATE TABLE book_lock (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    locked_until TEXT NOT NULL CHECK (length(locked_until) = 10)
) STRICT;

-- Customers that turned out to be one: the first was merged into the second, its documents stay as they were issued.
CREATE TABLE party_merge (
    from_party_id INTEGER PRIMARY KEY REFERENCES party (id),
    into_party_id INTEGER NOT NULL REFERENCES party (id),
    CHECK (from_party_id <> into_party_id)
) STRICT;
CREATE INDEX party_merge_by_target ON party_merge (into_party_id);

-- Each logo once, kept for the documents that were printed with it.
CREATE TABLE logo_image (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    image BLOB NOT NULL
) STRICT;

-- An issued document with everything it was printed from. Rows are written once; see the triggers.
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('challan', 'invoice', 'return', 'credit-note', 'receipt')),
    status TEXT NOT NULL DEFAULT 'issued' CHECK (status IN ('issued', 'cancelled')),
    series_id INTEGER REFERENCES series (id),
    fy TEXT NOT NULL CHECK (length(fy) = 7),
    number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 60),
    number_key TEXT NOT NULL,
    -- Empty: the number is ours and unique in its year. A receipt has the customer's number and its own uuid here.
    number_scope TEXT NOT NULL DEFAULT '',
    serial INTEGER NOT NULL,
    date TEXT NOT NULL CHECK (length(date) = 10),
    title TEXT NOT NULL,
    company_block TEXT NOT NULL,
    company_state TEXT NOT NULL,
    party_id INTEGER REFERENCES party (id),
    party_code TEXT NOT NULL,
    party_name TEXT NOT NULL CHECK (party_name <> ''),
    party_name_key TEXT NOT NULL,
    party_gstin TEXT NOT NULL,
    party_address TEXT NOT NULL,
    party_city TEXT NOT NULL,
    party_state TEXT NOT NULL,
    party_pin TEXT NOT NULL,
    party_phone TEXT NOT NULL,
    party_email TEXT NOT NULL,
    party_type TEXT NOT NULL,
    ship_to_block TEXT,
    place_of_supply TEXT NOT NULL,
    supply_type TEXT NOT NULL,
    reverse_charge INTEGER NOT NULL CHECK (reverse_charge IN (0, 1)),
    purpose TEXT NOT NULL,
    due_back TEXT,
    follows_invoice TEXT NOT NULL,
    order_reference TEXT NOT NULL,
    party_challan TEXT NOT NULL DEFAULT '',
    party_challan_key TEXT NOT NULL DEFAULT '',
    party_challan_date TEXT,
    reason TEXT NOT NULL DEFAULT '',
    discount_kind TEXT NOT NULL CHECK (discount_kind IN ('none', 'amount', 'percentage')),
    discount_value INTEGER NOT NULL CHECK (discount_value >= 0),
    prices_include_tax INTEGER NOT NULL CHECK (prices_include_tax IN (0, 1)),
    rounds_off INTEGER NOT NULL CHECK (rounds_off IN (0, 1)),
    taxable INTEGER NOT NULL,
    cgst INTEGER NOT NULL,
    sgst INTEGER NOT NULL,
    igst INTEGER NOT NULL,
    cess INTEGER NOT NULL,
    total INTEGER NOT NULL,
    round_off INTEGER NOT NULL CHECK (round_off BETWEEN -50 AND 50),
    payable INTEGER NOT NULL,
    line_count INTEGER NOT NULL CHECK (line_count BETWEEN 1 AND 500),
    charge_count INTEGER NOT NULL CHECK (charge_count >= 0),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    cancelled_at TEXT,
    cancelled_by TEXT NOT NULL DEFAULT '',
    cancel_reason TEXT NOT NULL DEFAULT '',
    transport_vehicle TEXT NOT NULL,
    transporter TEXT NOT NULL,
    transporter_id TEXT NOT NULL,
    transport_mode TEXT NOT NULL,
    lr_number TEXT NOT NULL,
    lr_date TEXT,
    eway_bill TEXT NOT NULL,
    distance_km INTEGER NOT NULL CHECK (distance_km >= 0),
    remarks TEXT NOT NULL,
    seal TEXT NOT NULL DEFAULT '',
    CHECK (cgst = sgst),
    CHECK (igst = 0 OR cgst = 0),
    CHECK (payable = total + round_off),
    CHECK (status = 'issued' OR (cancelled_at IS NOT NULL AND length(cancel_reason) >= 3)),
    CHECK ((lr_number = '') = (lr_date IS NULL)),
    CHECK (kind = 'receipt' OR (length(number) <= 16 AND number_scope = ''))
) STRICT;
CREATE UNIQUE INDEX document_number ON document (kind, number_key, fy, number_scope);
-- What a customer numbers is unique for that customer, as long as it is not cancelled (R64, R79).
CREATE UNIQUE INDEX receipt_of_party ON document (party_id, number_key, fy)
    WHERE kind = 'receipt' AND status = 'issued';
CREATE UNIQUE INDEX return_of_party_challan ON document (party_id, party_challan_key)
    WHERE kind = 'return' AND status = 'issued' AND party_challan_key <> '';
CREATE INDEX challan_after_invoice ON document (follows_invoice) WHERE follows_invoice <> '';
-- One index a sort order of the lists. Each also holds what the lists filter and add up, so that a list of a million
-- documents is walked in its order without reading one of them.
CREATE INDEX document_by_date ON document (kind, date, id, status, party_id, payable);
CREATE INDEX document_by_status ON document (kind, status, date, id, party_id, payable);
CREATE INDEX document_by_party ON document (kind, party_id, date, id, status, payable);
CREATE INDEX document_by_party_name ON document (kind, party_name_key, id, date, status, party_id);
CREATE INDEX document_by_number ON document (kind, fy, series_id, serial, id, date, status, party_id);
CREATE INDEX document_by_payable ON document (kind, payable, id, date, status, party_id);

CREATE TABLE document_line (
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id),
    line_no INTEGER NOT NULL CHECK (line_no > 0),
    item_id INTEGER REFERENCES item (id),
    item_code TEXT NOT NULL,
    description TEXT NOT NULL CHECK (description <> ''),
    hsn TEXT NOT NULL,
    unit TEXT NOT NULL,
    item_kind TEXT NOT NULL CHECK (item_kind IN ('goods', 'service')),
    qty INTEGER NOT NULL CHECK (qty > 0),
    rate INTEGER NOT NULL CHECK (rate >= 0),
    discount_kind TEXT NOT NULL CHECK (discount_kind IN ('none', 'amount', 'percentage')),
    discount_value INTEGER NOT NULL CHECK (discount_value >= 0),
    gst INTEGER NOT NULL,
    cess_rate INTEGER NOT NULL,
    source_line_id INTEGER REFERENCES document_line (id),
    order_line_id INTEGER REFERENCES order_line (id),
    gross INTEGER NOT NULL,
    discount INTEGER NOT NULL,
    taxable INTEGER NOT NULL,
    cgst INTEGER NOT NULL,
    sgst INTEGER NOT NULL,
    igst INTEGER NOT NULL,
    cess INTEGER NOT NULL,
    total INTEGER NOT NULL,
    goods TEXT NOT NULL DEFAULT 'inputs' CHECK (goods IN ('inputs', 'capital_goods', 'tools')),
    due_back TEXT,
    provisional INTEGER NOT NULL DEFAULT 0 CHECK (provisional IN (0, 1)),
    returned_as TEXT NOT NULL DEFAULT '' CHECK (returned_as IN ('', 'processed', 'unprocessed', 'loss')),
    reason TEXT NOT NULL DEFAULT '' CHECK (returned_as <> 'loss' OR length(reason) >= 3),
    accepted INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    -- The challan as a receipt names it; what source_line_id points at goes before.
    stated_challan TEXT NOT NULL DEFAULT '',
    stated_date TEXT,
    stated_line INTEGER NOT NULL DEFAULT 0,
    UNIQUE (document_id, line_no),
    CHECK (cgst = sgst),
    CHECK (igst = 0 OR cgst = 0)
) STRICT;
CREATE INDEX document_line_by_source ON document_line (source_line_id) WHERE source_line_id IS NOT NULL;
CREATE INDEX document_line_by_order ON document_line (order_line_id) WHERE order_line_id IS NOT NULL;

CREATE TABLE document_charge (
    document_id INTEGER NOT NULL REFERENCES document (id),
    charge_no INTEGER NOT NULL CHECK (charge_no > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    gst INTEGER NOT NULL,
    taxable INTEGER NOT NULL,
    cgst INTEGER NOT NULL,
    sgst INTEGER NOT NULL,
    igst INTEGER NOT NULL,
    cess INTEGER NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (document_id, charge_no),
    CHECK (cgst = sgst)
) STRICT;

-- Where a receipt says something else than our documents do (R77).
CREATE TABLE document_deviation (
    document_id INTEGER NOT NULL REFERENCES document (id),
    deviation_no INTEGER NOT NULL CHECK (deviation_no > 0),
    line_no INTEGER NOT NULL CHECK (line_no >= 0),
    code TEXT NOT NULL CHECK (code <> ''),
    expected TEXT NOT NULL,
    actual TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (document_id, deviation_no)
) STRICT;

CREATE TABLE document_logo (
    document_id INTEGER PRIMARY KEY REFERENCES document (id),
    logo_id INTEGER NOT NULL REFERENCES logo_image (id)
) STRICT;

-- A cancelled document and the one that was issued in its place, in one step (R30).
CREATE TABLE document_replacement (
    cancelled_id INTEGER PRIMARY KEY REFERENCES document (id),
    replacement_id INTEGER NOT NULL UNIQUE REFERENCES document (id)
) STRICT;

-- Half-typed work that others may see and go on with. It holds no number (R5).
CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    payload TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX draft_by_time ON draft (updated_at DESC, id DESC);

-- Who did what when. Each row holds the SHA-256 of the row before it and of its own content.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    user_name TEXT NOT NULL,
    action TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_id INTEGER NOT NULL,
    subject TEXT NOT NULL,
    changes TEXT NOT NULL,
    previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX audit_by_entity ON audit (entity, entity_id, id);

CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    last_id INTEGER NOT NULL,
    hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
INSERT INTO audit_head (id, last_id, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- What is searched for: one row a document, party, item, kept by the store in the same transaction.
CREATE TABLE document_text (
    document_id INTEGER PRIMARY KEY REFERENCES document (id),
    content TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE document_search USING fts5 (
    content, content = 'document_text', content_rowid = 'document_id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE TABLE party_text (
    party_id INTEGER PRIMARY KEY REFERENCES party (id),
    content TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE party_search USING fts5 (
    content, content = 'party_text', content_rowid = 'party_id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE TABLE item_text (
    item_id INTEGER PRIMARY KEY REFERENCES item (id),
    content TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE item_search USING fts5 (
    content, content = 'item_text', content_rowid = 'item_id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

-- The last line of defence: what a program with a fault, or a stranger's tool, cannot do either.

CREATE TRIGGER document_is_frozen BEFORE UPDATE ON document
WHEN OLD.uuid <> NEW.uuid OR OLD.kind <> NEW.kind OR OLD.series_id IS NOT NEW.series_id OR OLD.fy <> NEW.fy
    OR OLD.number <> NEW.number OR OLD.number_key <> NEW.number_key OR OLD.serial <> NEW.serial OR OLD.date <> NEW.date
    OR OLD.title <> NEW.title OR OLD.company_block <> NEW.company_block OR OLD.company_state <> NEW.company_state
    OR OLD.party_id IS NOT NEW.party_id OR OLD.party_code <> NEW.party_code OR OLD.party_name <> NEW.party_name
    OR OLD.party_name_key <> NEW.party_name_key OR OLD.party_gstin <> NEW.party_gstin
    OR OLD.party_address <> NEW.party_address OR OLD.party_city <> NEW.party_city
    OR OLD.party_state <> NEW.party_state OR OLD.party_pin <> NEW.party_pin
    OR OLD.party_phone <> NEW.party_phone OR OLD.party_email <> NEW.party_email OR OLD.party_type <> NEW.party_type
    OR OLD.ship_to_block IS NOT NEW.ship_to_block OR OLD.place_of_supply <> NEW.place_of_supply
    OR OLD.supply_type <> NEW.supply_type OR OLD.reverse_charge <> NEW.reverse_charge OR OLD.purpose <> NEW.purpose
    OR OLD.due_back IS NOT NEW.due_back OR OLD.follows_invoice <> NEW.follows_invoice
    OR OLD.order_reference <> NEW.order_reference OR OLD.number_scope <> NEW.number_scope
    OR OLD.party_challan <> NEW.party_challan OR OLD.party_challan_key <> NEW.party_challan_key
    OR OLD.party_challan_date IS NOT NEW.party_challan_date OR OLD.reason <> NEW.reason OR OLD.discount_kind <> NEW.discount_kind
    OR OLD.discount_value <> NEW.discount_value OR OLD.prices_include_tax <> NEW.prices_include_tax
    OR OLD.rounds_off <> NEW.rounds_off OR OLD.taxable <> NEW.taxable OR OLD.cgst <> NEW.cgst OR OLD.sgst <> NEW.sgst
    OR OLD.igst <> NEW.igst OR OLD.cess <> NEW.cess OR OLD.total <> NEW.total OR OLD.round_off <> NEW.round_off
    OR OLD.payable <> NEW.payable OR OLD.line_count <> NEW.line_count OR OLD.charge_count <> NEW.charge_count
    OR OLD.created_at <> NEW.created_at OR OLD.created_by <> NEW.created_by
    OR (OLD.seal <> '' AND OLD.seal <> NEW.seal)
BEGIN
    SELECT RAISE(ABORT, 'document_is_frozen');
END;

CREATE TRIGGER cancelled_stays_cancelled BEFORE UPDATE ON document
WHEN OLD.status = 'cancelled' AND (NEW.status <> 'cancelled' OR OLD.cancelled_at IS NOT NEW.cancelled_at
    OR OLD.cancelled_by <> NEW.cancelled_by OR OLD.cancel_reason <> NEW.cancel_reason)
BEGIN
    SELECT RAISE(ABORT, 'cancelled_stays_cancelled');
END;

CREATE TRIGGER billed_challan_is_not_cancelled BEFORE UPDATE OF status ON document
WHEN NEW.status = 'cancelled' AND EXISTS (
    SELECT 1 FROM document_line AS mine
    JOIN document_line AS theirs ON theirs.source_line_id = mine.id
    JOIN document AS other ON other.id = theirs.document_id
    WHERE mine.document_id = NEW.id AND other.status = 'issued')
BEGIN
    SELECT RAISE(ABORT, 'billed_challan_is_not_cancelled');
END;

CREATE TRIGGER returned_order_line_is_not_overdispatched BEFORE UPDATE OF status ON document
WHEN NEW.status = 'cancelled' AND OLD.status = 'issued' AND NEW.kind = 'return' AND EXISTS (
    SELECT 1 FROM document_line AS mine JOIN order_line AS ol ON ol.id = mine.order_line_id
    JOIN sales_order AS o ON o.id = ol.order_id
    WHERE mine.document_id = NEW.id AND mine.returned_as <> 'loss' AND o.allow_excess = 0 AND ol.qty < (
        SELECT sum(CASE WHEN d.kind = 'return' THEN -dl.qty ELSE dl.qty END)
        FROM document_line AS dl JOIN document AS d ON d.id = dl.document_id
        WHERE dl.order_line_id = ol.id AND d.status = 'issued' AND d.id <> NEW.id
            AND ((dl.source_line_id IS NULL AND d.kind IN ('challan', 'invoice') AND d.follows_invoice = '')
                OR (d.kind = 'return' AND dl.returned_as <> 'loss'))))
BEGIN
    SELECT RAISE(ABORT, 'returned_order_line_is_not_overdispatched');
END;

CREATE TRIGGER document_is_not_deleted BEFORE DELETE ON document
BEGIN
    SELECT RAISE(ABORT, 'document_is_not_deleted');
END;

CREATE TRIGGER document_line_is_frozen BEFORE UPDATE ON document_line
BEGIN
    SELECT RAISE(ABORT, 'document_line_is_frozen');
END;

CREATE TRIGGER document_line_is_not_deleted BEFORE DELETE ON document_line
BEGIN
    SELECT RAISE(ABORT, 'document_line_is_not_deleted');
END;

CREATE TRIGGER document_line_belongs_to_its_document BEFORE INSERT ON document_line
WHEN NEW.line_no > (SELECT line_count FROM document WHERE id = NEW.document_id)
BEGIN
    SELECT RAISE(ABORT, 'document_line_belongs_to_its_document');
END;

CREATE TRIGGER dispatch_within_order AFTER INSERT ON document_line
WHEN NEW.order_line_id IS NOT NULL AND NEW.source_line_id IS NULL AND EXISTS (
    SELECT 1 FROM order_line AS ol JOIN sales_order AS o ON o.id = ol.order_id
    WHERE ol.id = NEW.order_line_id AND o.allow_excess = 0 AND ol.qty < (
        SELECT coalesce(sum(qty), 0) FROM order_opening WHERE order_line_id = NEW.order_line_id) + (
        SELECT coalesce(sum(CASE WHEN d.kind = 'return' THEN -dl.qty ELSE dl.qty END), 0)
        FROM document_line AS dl JOIN document AS d ON d.id = dl.document_id
        WHERE dl.order_line_id = NEW.order_line_id AND d.status = 'issued'
            AND ((dl.source_line_id IS NULL AND d.kind IN ('challan', 'invoice') AND d.follows_invoice = '')
                OR (d.kind = 'return' AND dl.returned_as <> 'loss'))))
BEGIN
    SELECT RAISE(ABORT, 'dispatch_within_order');
END;

CREATE TRIGGER order_with_documents_is_not_deleted BEFORE DELETE ON sales_order
WHEN EXISTS (SELECT 1 FROM document_line AS dl JOIN order_line AS ol ON ol.id = dl.order_line_id
             WHERE ol.order_id = OLD.id)
BEGIN
    SELECT RAISE(ABORT, 'order_with_documents_is_not_deleted');
END;

CREATE TRIGGER locked_period_takes_no_document BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM book_lock WHERE NEW.date <= locked_until)
BEGIN
    SELECT RAISE(ABORT, 'locked_period');
END;

CREATE TRIGGER locked_period_cancels_no_document BEFORE UPDATE OF status ON document
WHEN EXISTS (SELECT 1 FROM book_lock WHERE OLD.date <= locked_until)
BEGIN
    SELECT RAISE(ABORT, 'locked_period');
END;

CREATE TRIGGER logo_image_is_not_changed BEFORE UPDATE ON logo_image
BEGIN
    SELECT RAISE(ABORT, 'logo_image_is_not_changed');
END;

CREATE TRIGGER document_logo_is_frozen BEFORE UPDATE ON document_logo
BEGIN
    SELECT RAISE(ABORT, 'document_logo_is_frozen');
END;

CREATE TRIGGER document_logo_is_not_deleted BEFORE DELETE ON document_logo
BEGIN
    SELECT RAISE(ABORT, 'document_logo_is_not_deleted');
END;

-- Of a challan line: invoiced + returned <= delivered. Goods of a challan that follows an invoice are invoiced already.
CREATE TRIGGER billing_within_delivery AFTER INSERT ON document_line
WHEN NEW.source_line_id IS NOT NULL
    AND EXISTS (SELECT 1 FROM document WHERE id = NEW.document_id AND kind IN ('invoice', 'return'))
    AND (SELECT CASE WHEN d.kind <> 'challan' OR d.follows_invoice <> '' THEN 0 ELSE source.qty END
        FROM document_line AS source JOIN document AS d ON d.id = source.document_id
        WHERE source.id = NEW.source_line_id) < (
        SELECT sum(dl.qty) FROM document_line AS dl JOIN document AS d ON d.id = dl.document_id
        WHERE dl.source_line_id = NEW.source_line_id AND d.status = 'issued' AND d.kind IN ('invoice', 'return'))
BEGIN
    SELECT RAISE(ABORT, 'billing_within_delivery');
END;

-- Of an invoice line: credited <= invoiced, in quantity and in value.
CREATE TRIGGER credit_within_invoice AFTER INSERT ON document_line
WHEN NEW.source_line_id IS NOT NULL
    AND EXISTS (SELECT 1 FROM document WHERE id = NEW.document_id AND kind = 'credit-note')
    AND EXISTS (
        SELECT 1 FROM document_line AS source JOIN document AS invoice ON invoice.id = source.document_id
        WHERE source.id = NEW.source_line_id AND (invoice.kind <> 'invoice'
            OR source.qty < (
                SELECT sum(dl.qty) FROM document_line AS dl JOIN document AS d ON d.id = dl.document_id
                WHERE dl.source_line_id = source.id AND d.status = 'issued' AND d.kind = 'credit-note')
            OR source.gross - source.discount < (
                SELECT sum(dl.gross - dl.discount) FROM document_line AS dl JOIN document AS d ON d.id = dl.document_id
                WHERE dl.source_line_id = source.id AND d.status = 'issued' AND d.kind = 'credit-note')))
BEGIN
    SELECT RAISE(ABORT, 'credit_within_invoice');
END;

CREATE TRIGGER document_deviation_is_frozen BEFORE UPDATE ON document_deviation
BEGIN
    SELECT RAISE(ABORT, 'document_deviation_is_frozen');
END;

CREATE TRIGGER document_deviation_is_not_deleted BEFORE DELETE ON document_deviation
BEGIN
    SELECT RAISE(ABORT, 'document_deviation_is_not_deleted');
END;

CREATE TRIGGER document_charge_is_frozen BEFORE UPDATE ON document_charge
BEGIN
    SELECT RAISE(ABORT, 'document_charge_is_frozen');
END;

CREATE TRIGGER document_charge_is_not_deleted BEFORE DELETE ON document_charge
BEGIN
    SELECT RAISE(ABORT, 'document_charge_is_not_deleted');
END;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit_is_not_changed');
END;

CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit_is_not_deleted');
END;

CREATE TRIGGER series_with_numbers_keeps_its_form BEFORE UPDATE OF kind, prefix, digits ON series
WHEN EXISTS (SELECT 1 FROM document WHERE series_id = OLD.id)
    AND (OLD.kind <> NEW.kind OR OLD.prefix <> NEW.prefix OR OLD.digits <> NEW.digits)
BEGIN
    SELECT RAISE(ABORT, 'series_with_numbers_keeps_its_form');
END;
