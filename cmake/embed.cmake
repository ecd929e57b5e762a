# SPDX-License-Identifier: MIT
#
# A file as a constant of C, its bytes followed by a 0:
#
#     cmake -DFROM=FILE -DTO=FILE.c -DNAME=name -P embed.cmake
#
# makes FILE.c with: const char name[] = {...};
file(READ ${FROM} bytes HEX)
string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
string(REGEX REPLACE "(('....',){12})" "\\1\n    " bytes "${bytes}")
get_filename_component(source ${FROM} NAME)
file(WRITE ${TO} "/* Made of ${source} by embed.cmake. */
extern const char ${NAME}[];
const char ${NAME}[] = {
    ${bytes}0};
")
