# SPDX-License-Identifier: MIT
# Figures that disagree can be compared.
case="$SOURCE"/tests/bad/cases/check-rules
cp "$case"/d.yaml old.yaml
cp "$case"/d.yaml new.yaml
cp -R "$case"/layouts/. layouts
