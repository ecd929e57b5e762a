# SPDX-License-Identifier: MIT
# Two names in GBK: in UTF-8 both would be the same.
cp county/434.yaml "county/$(printf "\263\307").yaml"
cp county/434.yaml "county/$(printf "\277\306").yaml"
