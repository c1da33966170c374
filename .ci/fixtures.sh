#!/usr/bin/env bash
# Makes the files of tests/cases/files from their one source, in the folder given, by LibreOffice.
set -euo pipefail
source=$(cd "$(dirname "$0")/../tests/cases/files" && pwd)/ke-hoach.fodt
folder=${1:?usage: .ci/fixtures.sh FOLDER}
mkdir -p "$folder"
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
for filter in odt 'docx:MS Word 2007 XML' 'rtf:Rich Text Format' 'doc:MS Word 97' pdf html; do
    soffice "-env:UserInstallation=file://$profile" --headless \
        --convert-to "$filter" --outdir "$folder" "$source" >/dev/null 2>&1
    test -s "$folder/ke-hoach.${filter%%:*}"
done
