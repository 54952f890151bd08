#pragma once

#include <stop_token>

namespace desk {

// Stops a read, or a write that still waits for the lock. Copies share one state. Thread-safe.
class CancelToken {
public:
    void cancel() { m_source.request_stop(); }
    bool isCancelled() const { return m_source.stop_requested(); }
    std::stop_token stopToken() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
};

} // namespace desk
