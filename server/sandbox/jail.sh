#!/bin/sh
# Builds a root folder that holds the system's programs, read-only, and the paths given, enters it, and runs a command without privileges.
# Arguments: the folder to build it on, the user id to become or "", the most processes, seconds on the processor, the paths (one a line), the command.
# Without patterns: a path may hold a star.
set -euf
root=$1 user=$2 processes=$3 seconds=$4 paths=$5
shift 5

mount -t tmpfs -o size=64m,mode=755,nosuid,nodev tmpfs "$root"

show() {
  # What lies in a folder that is shown already is there.
  if [ ! -e "$1" ] || [ -e "$root$1" ]; then return 0; fi
  if [ -d "$1" ]; then mkdir -p "$root$1"; else mkdir -p "$root${1%/*}" && : >"$root$1"; fi
  mount --rbind "$1" "$root$1"
  # Some file systems have flags that a new mount of them must keep.
  mount -o remount,bind,ro,nosuid,nodev "$root$1" 2>/dev/null || mount -o remount,bind,ro "$root$1"
}

for name in bin sbin lib lib32 lib64 libx32; do
  if [ -L "/$name" ]; then cp -P "/$name" "$root/$name"; else show "/$name"; fi
done
for path in /usr /etc/alternatives /etc/ld.so.cache /etc/localtime; do show "$path"; done
for name in null zero full random urandom; do
  mkdir -p "$root/dev"
  : >"$root/dev/$name"
  mount --bind "/dev/$name" "$root/dev/$name"
done
IFS='
'
for path in $paths; do show "$path"; done
unset IFS

mkdir -p "$root/code" "$root/tmp" "$root/old" "$root/proc"
chmod 1777 "$root/code" "$root/tmp"
# umount looks there for what is mounted.
mount --rbind /proc "$root/proc"
cd "$root"
pivot_root . old
cd /
umount -l /old
umount -l /proc
rmdir /old /proc
cd /code

# Last, so that nothing above can be done again. A change of user forgets whose death ends this: it is said anew.
if [ -n "$user" ]; then become="--reuid=$user --regid=$user --clear-groups"; else become=""; fi
# shellcheck disable=SC2086
exec prlimit --core=0 --nofile=512 --fsize=67108864 --nproc="$processes" --cpu="$seconds" -- \
  setpriv --pdeathsig=KILL --no-new-privs --bounding-set=-all --inh-caps=-all $become -- "$@"
