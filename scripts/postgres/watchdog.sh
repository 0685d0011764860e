# Runs the database server and ends it when the launcher has gone.
# The launcher holds the other end of standard input; the system closes it, however the launcher ends.
exec 3<&0 </dev/null
"$@" 3<&- &
server=$!
(
	read -r _ <&3
	kill -INT "$server" 2>/dev/null
	tenths=0
	while [ "$tenths" -lt 100 ]; do
		sleep 0.1
		kill -0 "$server" 2>/dev/null || exit 0
		tenths=$((tenths + 1))
	done
	kill -QUIT "$server" 2>/dev/null
) &
guard=$!
exec 3<&-
wait "$server"
status=$?
kill "$guard" 2>/dev/null
exit "$status"
