# `cpack` in a build folder makes the .deb of that build: with a window bitcoin-node-monitor,
# without one bitcoin-node-monitor-headless. Both bring the same command, so they exclude each
# other: two that watch one node would ask it twice, and --headless works in either.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME "${PACKAGE_NAME}")
set(CPACK_PACKAGE_CONTACT "Bitcoin Node Monitor developers <maintainers@bitcoin-node-monitor.invalid>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_SET_DESTDIR ON) # for /etc
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(about "A node on the same machine is found automatically. History is kept for two
years, alerts say what to do, and every metric can be exported to InfluxDB or
VictoriaMetrics.")
# Plugins are loaded at run time: no library names them.
if(BUILD_GUI)
    set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "desktop monitor for a Bitcoin node")
    set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
        "Bitcoin Node Monitor shows at a glance whether a Bitcoin Core node is
healthy: a window with live charts of chain, mempool, feerates and peers.
${about}")
    set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6svg6, qt6-qpa-plugins")
    set(other bitcoin-node-monitor-headless)
else()
    set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "monitoring service for a Bitcoin node")
    set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
        "Bitcoin Node Monitor checks a Bitcoin Core node without a window, as a
service.
${about}")
    set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, adduser, init-system-helpers (>= 1.51)")
    set(other bitcoin-node-monitor)
    foreach(script postinst prerm postrm conffiles)
        list(APPEND CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${CMAKE_CURRENT_SOURCE_DIR}/deb/${script}")
    endforeach()
endif()
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS ca-certificates)
if(BUILD_GUI)
    string(APPEND CPACK_DEBIAN_PACKAGE_RECOMMENDS ", qt6-translations-l10n") # buttons of dialogs
endif()
set(CPACK_DEBIAN_PACKAGE_CONFLICTS ${other})
set(CPACK_DEBIAN_PACKAGE_REPLACES ${other})
if(CMAKE_CROSSCOMPILING)
    set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE ${TARGETARCH})
    # dpkg-shlibdeps searches that architecture's packages.
    set(cross_settings "${CMAKE_CURRENT_BINARY_DIR}/cpack-cross.cmake")
    file(WRITE "${cross_settings}" "set(ENV{DEB_HOST_ARCH} ${TARGETARCH})\n")
    set(CPACK_PROJECT_CONFIG_FILE "${cross_settings}")
endif()
include(CPack)
