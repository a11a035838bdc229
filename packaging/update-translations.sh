#!/usr/bin/env bash
# Collects the texts for people from the sources into resources/i18n, one file a language. What a
# translator wrote stays; a text that is new is unfinished until somebody writes it. English needs
# the texts that count something only. With --check it changes nothing, and fails when a file lacks
# a text or a translation.
# Usage: update-translations.sh [--check]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tools=$(qmake6 -query QT_INSTALL_BINS)
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT

cd "$root"
# Titles and meanings of the catalogue, which no macro marks.
{
    echo 'namespace bnm {'
    sed -nE 's/^ +\{"[a-z0-9_]+", \w+, \w+, Unit::\w+, ("[^"]*"), ("[^"]*").*/QT_TR_NOOP(\1) QT_TR_NOOP(\2)/p' \
        collectors/point/catalogue_rows.h
    echo '}'
} >"$fresh/titles.cpp"
stale=0
for file in resources/i18n/*.ts; do
    language=$(basename "$file" .ts)
    forms=()
    [ "$language" != en ] || forms=(-pluralonly)
    cp "$file" "$fresh/$language.ts"
    # T() marks the texts of tables. Classes without Q_OBJECT use Words::tr() or their own context.
    "$tools/lupdate" -silent -I . -no-obsolete -locations none "${forms[@]}" -source-language en \
        -target-language "$language" -tr-function-alias QT_TR_NOOP+=T \
        app collectors influx ui "$fresh/titles.cpp" -ts "$fresh/$language.ts"
    if [ "${1:-}" != --check ]; then
        cp "$fresh/$language.ts" "$file"
    elif ! diff -u "$file" "$fresh/$language.ts"; then
        echo "$file is stale: run packaging/update-translations.sh" >&2
        stale=1
    elif grep -q 'type="unfinished"' "$file"; then
        echo "$file has texts without a translation" >&2
        stale=1
    fi
done
exit $stale
