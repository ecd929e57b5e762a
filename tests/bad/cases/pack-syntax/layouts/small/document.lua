-- SPDX-License-Identifier: MIT
return document {
    section {
