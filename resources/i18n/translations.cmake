# A file a language, as packaging/update-translations.sh collects the texts; English for the plurals.
set(languages de en)
find_program(LRELEASE lrelease NO_CMAKE_FIND_ROOT_PATH REQUIRED # a tool of the machine that builds
    HINTS "${QT6_INSTALL_PREFIX}/${QT6_INSTALL_BINS}" /usr/lib/qt6/bin /usr/lib64/qt6/bin)

function(add_translations target)
    set(folder "${CMAKE_BINARY_DIR}/i18n")
    foreach(language IN LISTS languages)
        set(source "${CMAKE_SOURCE_DIR}/resources/i18n/${language}.ts")
        set(compiled "${folder}/${language}.qm")
        add_custom_command(OUTPUT "${compiled}"
            COMMAND "${LRELEASE}" -silent "${source}" -qm "${compiled}"
            DEPENDS "${source}" VERBATIM)
        list(APPEND files "${compiled}")
    endforeach()
    file(MAKE_DIRECTORY "${folder}")
    qt_add_resources(${target} translations PREFIX /i18n BASE "${folder}" FILES ${files})
endfunction()
