# SPDX-License-Identifier: MIT
# The new state: an amount, a row, a sentence and the unit's name differ.
mkdir old new
cp "$SOURCE"/tests/golden/input/* old
sed 's/41.43/51.43/; s/^2010302.*/&\n2010350,,12.00/' old/支出.csv > new/支出.csv
sed 's/测试单位/试验单位/; s/另有3项/另有5项/; s/第二段。/第二段话。/' \
    old/d.yaml > new/d.yaml
