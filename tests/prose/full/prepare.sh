# SPDX-License-Identifier: MIT
cp -r "$SOURCE/docs/examples/full" .
cp -r "$SOURCE/layouts/common" "$SOURCE/layouts/hebei-department-budget" layouts/
