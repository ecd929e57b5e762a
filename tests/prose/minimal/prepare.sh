# SPDX-License-Identifier: MIT
cp "$SOURCE/docs/examples/minimal.yaml" .
cp -r "$SOURCE/layouts/common" "$SOURCE/layouts/hebei-department-budget" layouts/
