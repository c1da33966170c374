#!/usr/bin/env bash
# A disk that is really full: a build says so, and goes on when there is room; what it read in the
# second before is read again. Then one that may only be read, by root too: questions are answered, and a
# build says so. Needs the right to mount; without it this is left to crates/cancu-cli/tests/full_disk.rs, which limits sizes.
set -euo pipefail
cancu=${1:?usage: .ci/full_disk.sh CANCU FOLDER}
input=${2:?usage: .ci/full_disk.sh CANCU FOLDER}
disk=$(mktemp -d)
if ! mount -t tmpfs -o size=1m tmpfs "$disk" 2>/dev/null; then
    echo "no right to mount: left out"
    exit 0
fi
trap 'umount "$disk"; rmdir "$disk"' EXIT
code=0
said=$("$cancu" build "$input" -o "$disk/g.cancu" 2>&1) || code=$?
[ "$code" = 2 ] && [[ $said == *"hết chỗ trên đĩa"* ]] || { echo "a full disk: $code $said"; exit 1; }
mount -o remount,size=64m "$disk"
said=$("$cancu" build "$input" -o "$disk/g.cancu")
[[ $said == *": 5 văn bản ("* ]] || { echo "after it: $said"; exit 1; }
mount -o remount,ro "$disk"
"$cancu" stats "$disk/g.cancu" >/dev/null
code=0
said=$("$cancu" build "$input" -o "$disk/g.cancu" 2>&1) || code=$?
[ "$code" = 2 ] && [[ $said == *"không được phép ghi"* ]] || { echo "read-only: $code $said"; exit 1; }
