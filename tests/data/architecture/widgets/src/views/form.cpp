#include <QDialog>
#include "invoice/ui_invoiceform.h"
