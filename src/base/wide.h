/* SPDX-License-Identifier: MIT
 *
 * Integers of 128 bits: products of amounts, sums before they are checked.
 */
#ifndef GONGKAI_BASE_WIDE_H
#define GONGKAI_BASE_WIDE_H

__extension__ typedef __int128 wide_t;
__extension__ typedef unsigned __int128 uwide_t;

#endif
