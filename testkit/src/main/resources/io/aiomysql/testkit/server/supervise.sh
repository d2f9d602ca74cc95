# Runs a program that cannot outlive the JVM: standard input is a pipe that nothing is written to, so it ends when the JVM
# does, however that ends. Then the program is killed and its folder removed.
# Arguments: the program's folder or nothing, what the program reads, and its command line.
folder=$1
input=$2
shift 2
# A signal to the whole group, such as a terminal's interrupt or the end of a cancelled build, also goes to the JVM, which decides
# what becomes of the program: whoever ended here would leave it to itself, with its folder removed under it.
trap '' HUP INT QUIT TERM
exec 3<&0
"$@" <"$input" 3<&- &
program=$!
{
    read -r nothing <&3
    if [ -n "$folder" ]; then
        : >"$folder/ended"
    fi
    kill -KILL "$program"
} 2>/dev/null &
watcher=$!
wait "$program"
status=$?
kill -KILL "$watcher" 2>/dev/null
# A program that died by itself leaves its folder: the JVM quotes the log.
if [ -n "$folder" ] && [ -e "$folder/ended" ]; then
    rm -rf -- "$folder"
fi
exit "$status"
