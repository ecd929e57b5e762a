-- SPDX-License-Identifier: MIT
return text_at(sheets[1], 0, 1)
