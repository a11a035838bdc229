// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QSize>

#include <xcb/xcb.h>

#include <cstdlib>
#include <cstring>
#include <memory>

namespace bnm {

/// A panel as freedesktop.org's System Tray Protocol 0.3 has it: the owner of a selection, in
/// whose window icons are embedded.
class XembedTray {
public:
    static constexpr int iconSize = 22;
    // Below typical windows, because covered pixels cannot be read.
    static constexpr int16_t left = 40;
    static constexpr int16_t top = 850;

    XembedTray()
        : m_connection(xcb_connect(nullptr, nullptr), xcb_disconnect),
          m_screen(xcb_setup_roots_iterator(xcb_get_setup(connection())).data)
    {
    }
    ~XembedTray() { leave(); }

    void come()
    {
        m_window = xcb_generate_id(connection());
        const uint32_t white = m_screen->white_pixel;
        xcb_create_window(connection(), XCB_COPY_FROM_PARENT, m_window, m_screen->root, left, top,
                          iconSize, iconSize, 0, XCB_WINDOW_CLASS_INPUT_OUTPUT,
                          m_screen->root_visual, XCB_CW_BACK_PIXEL, &white);
        xcb_map_window(connection(), m_window);
        xcb_set_selection_owner(connection(), m_window, atom("_NET_SYSTEM_TRAY_S0"),
                                XCB_CURRENT_TIME);
        xcb_client_message_event_t hello = {};
        hello.response_type = XCB_CLIENT_MESSAGE;
        hello.format = 32;
        hello.window = m_screen->root;
        hello.type = atom("MANAGER");
        hello.data.data32[1] = atom("_NET_SYSTEM_TRAY_S0");
        hello.data.data32[2] = m_window;
        xcb_send_event(connection(), 0, m_screen->root, XCB_EVENT_MASK_STRUCTURE_NOTIFY,
                       reinterpret_cast<const char *>(&hello));
        xcb_flush(connection());
    }
    void leave()
    {
        if (m_window != XCB_NONE)
            xcb_destroy_window(connection(), m_window);
        xcb_flush(connection());
        m_window = m_icon = XCB_NONE;
    }
    /// Docks icons that requested it; true once there is one.
    bool dock()
    {
        constexpr uint32_t requestDock = 0;
        while (xcb_generic_event_t *event = xcb_poll_for_event(connection())) {
            const auto *message = reinterpret_cast<xcb_client_message_event_t *>(event);
            if ((event->response_type & 0x7f) == XCB_CLIENT_MESSAGE &&
                message->type == atom("_NET_SYSTEM_TRAY_OPCODE") &&
                message->data.data32[1] == requestDock)
                embed(message->data.data32[2]);
            std::free(event);
        }
        return m_icon != XCB_NONE;
    }
    /// The visible colour at that place of the icon.
    QColor pixel(int x, int y)
    {
        const auto cookie =
            xcb_get_image(connection(), XCB_IMAGE_FORMAT_Z_PIXMAP, m_window,
                          static_cast<int16_t>(x), static_cast<int16_t>(y), 1, 1, ~0U);
        xcb_get_image_reply_t *reply = xcb_get_image_reply(connection(), cookie, nullptr);
        uint32_t value = 0;
        if (reply)
            std::memcpy(&value, xcb_get_image_data(reply), sizeof value);
        std::free(reply);
        return QColor::fromRgb(value);
    }

private:
    xcb_connection_t *connection() const { return m_connection.get(); }
    xcb_atom_t atom(const char *name)
    {
        xcb_intern_atom_reply_t *reply = xcb_intern_atom_reply(
            connection(),
            xcb_intern_atom(connection(), 0, static_cast<uint16_t>(std::strlen(name)), name),
            nullptr);
        const xcb_atom_t found = reply ? reply->atom : XCB_NONE;
        std::free(reply);
        return found;
    }
    void embed(xcb_window_t icon)
    {
        m_icon = icon;
        const uint32_t size[] = {iconSize, iconSize};
        xcb_reparent_window(connection(), icon, m_window, 0, 0);
        xcb_configure_window(connection(), icon, XCB_CONFIG_WINDOW_WIDTH | XCB_CONFIG_WINDOW_HEIGHT,
                             size);
        xcb_map_window(connection(), icon);
        xcb_flush(connection());
    }

    std::unique_ptr<xcb_connection_t, void (*)(xcb_connection_t *)> m_connection;
    const xcb_screen_t *m_screen;
    xcb_window_t m_window = XCB_NONE;
    xcb_window_t m_icon = XCB_NONE;
};

} // namespace bnm
