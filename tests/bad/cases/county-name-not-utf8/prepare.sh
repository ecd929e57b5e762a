cp county/434.yaml "county/$(printf "\263\307").yaml"
cp county/434.yaml "county/$(printf "\277\306").yaml"
