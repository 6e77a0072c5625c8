#!/usr/bin/env bash
# A real window with a real keyboard and an input method: ASCII and Chinese typed into the search field, what it finds
# opened by keys. Wants Xvfb, openbox, xdotool, imagemagick, dbus-x11, fcitx5 with fcitx5-pinyin.
# Usage: tests/window/input_method.sh BINARY FOLDER [PICTURES]; a display number of its own in DISPLAY_NUMBER (13).
# It writes pictures to be looked at; it cannot read them itself.
set -u
binary=$1; reports=$2; out=${3:-/tmp/duibiao-input-method}
work=$(mktemp -d)
export DISPLAY=:${DISPLAY_NUMBER:-13} HOME=$work XDG_RUNTIME_DIR=$work/run LANG=C.UTF-8 LC_ALL=C.UTF-8
export XMODIFIERS=@im=fcitx LIBGL_ALWAYS_SOFTWARE=1
mkdir -p "$out" "$XDG_RUNTIME_DIR" "$work/.config/fcitx5"; chmod 700 "$XDG_RUNTIME_DIR"
printf '[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n\n[Groups/0/Items/0]\nName=keyboard-us\nLayout=\n\n[Groups/0/Items/1]\nName=pinyin\nLayout=\n\n[GroupOrder]\n0=Default\n' > "$work/.config/fcitx5/profile"
started=()
run() { "$@" > /dev/null 2>&1 & started+=($!); }
finish() {
  for id in "${started[@]}"; do kill "$id" 2> /dev/null; done
  [ -z "${DBUS_SESSION_BUS_PID:-}" ] || kill "$DBUS_SESSION_BUS_PID" 2> /dev/null
}
trap finish EXIT
run Xvfb "$DISPLAY" -screen 0 1280x800x24; sleep 1
run openbox
eval "$(dbus-launch --sh-syntax)"
run fcitx5 --disable=wayland,waylandim,kimpanel,notificationitem; sleep 3
run "$binary" "$reports"; sleep 10
window=$(xdotool search --onlyvisible --class duibiao | head -1)
[ -n "$window" ] || { echo "no window"; exit 1; }
xdotool windowfocus "$window"; sleep 0.5
shot() { import -window root "$out/$1.png"; }
# 检索全部报告, by its keys.
xdotool key ctrl+shift+f; sleep 1
xdotool type --delay 60 GDP; sleep 1; shot 1-ascii
xdotool key --delay 60 BackSpace BackSpace BackSpace; sleep 0.5
fcitx5-remote -o; sleep 0.5; echo "input method: $(fcitx5-remote -n)"
xdotool key --delay 120 x i a n g c u n; sleep 1; shot 2-composing
xdotool key space; sleep 1; shot 3-committed
xdotool key --delay 120 z h e n x i n g space; sleep 1; shot 4-more
xdotool key BackSpace; sleep 1; shot 5-backspace
fcitx5-remote -c; sleep 0.5
xdotool key Return; sleep 0.5; xdotool key --delay 200 Down; xdotool key --delay 200 Down; sleep 0.5; shot 6-chosen
xdotool key Return; sleep 1; shot 7-opened
echo "pictures in $out"
