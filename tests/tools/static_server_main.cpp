// SPDX-License-Identifier: GPL-3.0-or-later
// Answers each request with the same text of so many bytes, by libmicrohttpd as the program does.
// Prints its port. Usage: static-server BYTES
#include <QByteArray>

#include <cstdio>
#include <cstdlib>
#include <microhttpd.h>
#include <unistd.h>

namespace {

MHD_Result answer(void *text, MHD_Connection *connection, const char *, const char *, const char *,
                  const char *, std::size_t *, void **)
{
    auto *bytes = static_cast<QByteArray *>(text);
    MHD_Response *response = MHD_create_response_from_buffer(
        static_cast<std::size_t>(bytes->size()), bytes->data(), MHD_RESPMEM_PERSISTENT);
    const MHD_Result result = MHD_queue_response(connection, MHD_HTTP_OK, response);
    MHD_destroy_response(response);
    return result;
}

} // namespace

int main(int argc, char **argv)
{
    QByteArray text(argc > 1 ? std::atoi(argv[1]) : 0, 'x');
    MHD_Daemon *daemon = MHD_start_daemon(MHD_USE_AUTO_INTERNAL_THREAD | MHD_USE_ITC, 0, nullptr,
                                          nullptr, &answer, &text, MHD_OPTION_END);
    const MHD_DaemonInfo *info =
        daemon ? MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT) : nullptr;
    if (!info)
        return 1;
    std::printf("%d\n", info->port);
    std::fflush(stdout);
    while (true)
        ::pause();
}
