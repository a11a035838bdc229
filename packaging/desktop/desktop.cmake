# The entry in the desktop's menu, its description for software centres and its icons.
set(icon "${CMAKE_SOURCE_DIR}/resources/icons/bitcoin-node-monitor.svg")
install(FILES desktop/bitcoin-node-monitor.desktop
    DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
# The project has no domain yet, so its id uses a reserved one (RFC 2606).
set(metainfo invalid.bitcoin_node_monitor.bitcoin_node_monitor.metainfo.xml)
configure_file(desktop/metainfo.xml.in ${metainfo} @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/${metainfo}"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
install(FILES "${icon}" DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")

# Desktops that draw no SVG take these; drawn here so that no second copy of the icon is kept.
find_program(RSVG_CONVERT rsvg-convert)
if(NOT RSVG_CONVERT)
    message(STATUS "rsvg-convert (librsvg2-bin) is missing: icons are installed as SVG only")
    return()
endif()
set(pngs)
foreach(size 16 24 32 48 64 128 256)
    set(png "${CMAKE_CURRENT_BINARY_DIR}/icons/${size}/bitcoin-node-monitor.png")
    file(MAKE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/icons/${size}")
    add_custom_command(OUTPUT "${png}"
        COMMAND "${RSVG_CONVERT}" -w ${size} -h ${size} -o "${png}" "${icon}"
        DEPENDS "${icon}" VERBATIM)
    list(APPEND pngs "${png}")
    install(FILES "${png}"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps")
endforeach()
add_custom_target(icons ALL DEPENDS ${pngs})
