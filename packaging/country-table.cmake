# The table of countries, made of the files of Debian's tor-geoipdb (IPFire's data, CC BY-SA 4.0),
# which country_data in packages.sh unpacks. It lies beside the program as in an installation, so
# that a program that is not installed finds it too.
set(COUNTRY_DATA "" CACHE PATH "Folder of geoip and geoip6 of tor-geoipdb; empty: where it is found")
set(country_data "${COUNTRY_DATA}")
if(NOT country_data)
    foreach(folder "${CMAKE_SOURCE_DIR}/build/country-data" /usr/share/tor)
        if(EXISTS "${folder}/geoip" AND EXISTS "${folder}/geoip6" AND NOT country_data)
            set(country_data "${folder}")
        endif()
    endforeach()
endif()
find_program(PERL perl)
if(NOT PERL OR NOT EXISTS "${country_data}/geoip" OR NOT EXISTS "${country_data}/geoip6")
    message(NOTICE "No table of countries is made: geoip and geoip6 of Debian's tor-geoipdb, or perl, "
        "are not here (COUNTRY_DATA; packaging/run.sh gets them). The program then knows places only "
        "with a GeoIP database, or with tor-geoipdb installed.")
    return()
endif()
message(STATUS "Table of countries from ${country_data}")
set(country_folder "${CMAKE_BINARY_DIR}/share/bitcoin-node-monitor")
set(country_table "${country_folder}/countries.bin")
file(MAKE_DIRECTORY "${country_folder}")
add_custom_command(OUTPUT "${country_table}"
    COMMAND "${PERL}" "${CMAKE_CURRENT_LIST_DIR}/country-table.pl"
        "${country_data}/geoip" "${country_data}/geoip6" "${country_table}"
    DEPENDS country-table.pl "${country_data}/geoip" "${country_data}/geoip6" VERBATIM)
add_custom_target(country-table ALL DEPENDS "${country_table}")
add_dependencies(bitcoin-node-monitor country-table)
install(FILES "${country_table}" DESTINATION "${CMAKE_INSTALL_DATADIR}/bitcoin-node-monitor")
install(FILES countries-licence.txt DESTINATION "${CMAKE_INSTALL_DATADIR}/bitcoin-node-monitor")
configure_file(countries-licence.txt "${country_folder}/countries-licence.txt" COPYONLY)
