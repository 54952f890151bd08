# The three kinds of target of this project: a library for each folder of src/, a program, a test.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
set_property(GLOBAL PROPERTY USE_FOLDERS ON)

find_program(DESK_CCACHE ccache)
if(DESK_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_PCH_EXTSUM=1 ${DESK_CCACHE})
endif()

find_program(DESK_MOLD mold)
find_program(DESK_LLD ld.lld)
if(DESK_MOLD)
    add_link_options(-fuse-ld=mold)
elseif(DESK_LLD)
    add_link_options(-fuse-ld=lld)
endif()

# Warnings, definitions and sanitizers that every target of ours is built with.
function(desk_project_options)
    add_library(desk_options INTERFACE)
    target_compile_options(desk_options INTERFACE
        -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
        $<$<BOOL:${DESK_WERROR}>:-Werror>)
    target_compile_definitions(desk_options INTERFACE
        QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
        QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_KEYWORDS
        QT_DISABLE_DEPRECATED_BEFORE=0x060400 DESK_VERSION="${PROJECT_VERSION}")
    if(DESK_SANITIZE_ADDRESS)
        target_compile_options(desk_options INTERFACE
            -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
        target_link_options(desk_options INTERFACE -fsanitize=address,undefined)
    endif()
    if(DESK_SANITIZE_THREAD)
        target_compile_options(desk_options INTERFACE -fsanitize=thread -fno-omit-frame-pointer)
        target_link_options(desk_options INTERFACE -fsanitize=thread)
    endif()
    if(DESK_COVERAGE)
        target_compile_options(desk_options INTERFACE --coverage)
        target_link_options(desk_options INTERFACE --coverage)
    endif()
endfunction()

# desk_library(base SOURCES a.cpp b.cpp LINKS Qt6::Core): libdesk_base.a, alias Desk::Base.
function(desk_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PCH" ${ARGN})
    add_library(desk_${name} STATIC ${ARG_SOURCES})
    string(SUBSTRING ${name} 0 1 first)
    string(TOUPPER ${first} first)
    string(SUBSTRING ${name} 1 -1 rest)
    add_library(Desk::${first}${rest} ALIAS desk_${name})
    target_include_directories(desk_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(desk_${name} PUBLIC ${ARG_LINKS} PRIVATE desk_options)
    target_precompile_headers(desk_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tools/cmake/${ARG_PCH})
endfunction()

# desk_program(challandesk SOURCES main.cpp LINKS Desk::Views)
function(desk_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE ${ARG_LINKS} desk_options)
    install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

# desk_test(money LABELS unit LINKS Desk::Base): builds tst_money.cpp and runs it under CTest.
# TIMEOUT in seconds (180 where not given); CTest alone ends a test that takes longer. Test data is found through the definition DESK_TEST_DATA.
function(desk_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "LABELS;LINKS;SOURCES" ${ARGN})
    add_executable(tst_${name} tst_${name}.cpp ${ARG_SOURCES})
    target_link_libraries(tst_${name} PRIVATE Qt6::Test Desk::TestSupport ${ARG_LINKS} desk_options)
    target_compile_definitions(tst_${name} PRIVATE
        DESK_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data" DESK_BINARY_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
    target_precompile_headers(tst_${name} REUSE_FROM desk_test_support)
    add_test(NAME ${name} COMMAND tst_${name})
    if("tsan" IN_LIST ARG_LABELS)
        if(NOT TARGET tsan_tests)
            add_custom_target(tsan_tests) # what ThreadSanitizer runs, and nothing else is built for it
        endif()
        add_dependencies(tsan_tests tst_${name})
    endif()
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 180)
    endif()
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QTEST_FUNCTION_TIMEOUT=3600000;QT_QPA_PLATFORM=offscreen;TZ=Asia/Kolkata;LANG=C.UTF-8;UBSAN_OPTIONS=print_stacktrace=1;ASAN_OPTIONS=detect_leaks=1;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tools/lsan.supp:print_suppressions=0;TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tools/tsan.supp:halt_on_error=1:die_after_fork=0")
endfunction()
