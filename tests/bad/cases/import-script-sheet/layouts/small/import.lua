-- SPDX-License-Identifier: MIT
return sheets[1].colour
