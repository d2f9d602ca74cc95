# Runs a server that cannot outlive the JVM: standard input is a pipe that nothing is written to, so it ends when the JVM
# does, however that ends. Then the server is killed and its folder removed.
# Arguments: the server's folder, and its command line.
folder=$1
shift
# An interrupt at the terminal goes to the whole group; the JVM decides what becomes of it.
trap '' HUP INT
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
{
    read -r nothing <&3
    : >"$folder/ended"
    kill -KILL "$server"
} 2>/dev/null &
watcher=$!
wait "$server"
status=$?
kill "$watcher" 2>/dev/null
# A server that died by itself leaves its folder: the JVM quotes the log.
if [ -e "$folder/ended" ]; then
    rm -rf -- "$folder"
fi
exit "$status"
