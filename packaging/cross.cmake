# A build on Debian for another of its architectures, TARGETARCH (arm64 or amd64), with that
# architecture's libraries installed beside this machine's: packages.sh, install_cross.
# Programs of the other architecture, tests above all, run under qemu-user-static where it is there.
set(TARGETARCH arm64 CACHE STRING "Debian's name of the architecture to build for")
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES TARGETARCH)
if(TARGETARCH STREQUAL "arm64")
    set(CMAKE_SYSTEM_PROCESSOR aarch64)
elseif(TARGETARCH STREQUAL "amd64")
    set(CMAKE_SYSTEM_PROCESSOR x86_64)
else()
    message(FATAL_ERROR "TARGETARCH is ${TARGETARCH}; only amd64 and arm64 are built across architectures.")
endif()
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_CXX_COMPILER ${CMAKE_SYSTEM_PROCESSOR}-linux-gnu-g++)

set(libraries /usr/lib/${CMAKE_SYSTEM_PROCESSOR}-linux-gnu)
set(ENV{PKG_CONFIG_LIBDIR} "${libraries}/pkgconfig:/usr/share/pkgconfig")
set(QT_HOST_PATH /usr)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)

find_program(EMULATOR NAMES qemu-${CMAKE_SYSTEM_PROCESSOR}-static qemu-${CMAKE_SYSTEM_PROCESSOR})
if(EMULATOR)
    set(CMAKE_CROSSCOMPILING_EMULATOR "${EMULATOR}")
endif()
