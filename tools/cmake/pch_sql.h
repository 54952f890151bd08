// Precompiled for the libraries that speak to the database.
#pragma once
#include "pch_core.h"
#include <QFuture>
#include <QPromise>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
