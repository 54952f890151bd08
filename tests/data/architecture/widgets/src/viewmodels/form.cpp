#include <QAbstractListModel>
#include <QDialog>
#include <QtWidgets>
#include "invoice/ui_invoiceform.h"
