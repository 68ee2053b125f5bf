# SPDX-License-Identifier: Apache-2.0
# zs_room(<name> <folder> ROOMS <rooms it may include> LIBRARIES <third-party targets>): one static library a room,
# linked only to the rooms that the include table (tests/conventions/layers.txt) allows it.
function(zs_room name folder)
  cmake_parse_arguments(ROOM "" "" "ROOMS;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
  if(sources)
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${ROOM_ROOMS} PRIVATE ${ROOM_LIBRARIES})
  else() # a room of headers only
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} INTERFACE ${ROOM_ROOMS})
  endif()
endfunction()
